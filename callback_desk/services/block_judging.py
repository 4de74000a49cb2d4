"""Judging by the block: the plain records by the column, the others one by one.

Each rule stands in `judging.py`; what is worked out here for many at once comes to the
same, and whatever is not plain goes that way.
"""

from dataclasses import replace
from typing import Self

from callback_desk.domain.interests import in_order, read_interests
from callback_desk.domain.judged_block import JudgedBlock, PlainPeople
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.plain_fingerprints import PlainFingerprints
from callback_desk.domain.promise import due_epochs
from callback_desk.domain.record import Record
from callback_desk.domain.record_block import PlainColumns, RecordBlock
from callback_desk.domain.safety import SafetyFinding
from callback_desk.domain.standing import goal_epochs
from callback_desk.domain.submission import Precision, Source, Verdict
from callback_desk.domain.token_sieve import TokenSieve
from callback_desk.services.judging import BELIEVED_AHEAD, Judge

SECONDS_A_DAY, QUARTER_SECONDS = 24 * 60 * 60, 15 * 60
# Different answers that are remembered, and the characters that are worth it.
_REMEMBERED, _SHORT = 4_096, 200
_NOTHING_FOUND = SafetyFinding()


class BlockJudge:
    """Judges blocks of one source.

    Attributes:
        single: the judge of single records of the same source.
    """

    def __init__(self, judge: Judge) -> None:
        self.single = judge
        self._sieve = TokenSieve(judge.words.phrases, judge.interest_words.phrases)
        self._fingerprints = PlainFingerprints()
        self._now = to_epoch(judge.now)
        self._latest = to_epoch(judge.now + BELIEVED_AHEAD)
        # By answers: the interests that they name, or None where they flag.
        self._answered: dict[str, tuple[str, ...] | None] = {}
        # The zone's offsets in quarters of an hour of days on which clocks change.
        self._quarters: dict[int, int | None] = {}

    def __reduce__(self) -> tuple[type[Self], tuple[Judge]]:
        """As a value: what was met so far stays where it was met."""
        return type(self), (self.single,)

    def judge(self, block: RecordBlock) -> JudgedBlock:
        """What all records of a block are, as far as they tell themselves."""
        plain = block.plain
        others = {
            place: self.single.judge(submission)
            for place, submission in block.odd.items()
        }
        phones = self.single.phones.read_plain(plain.phone_texts)
        received = self._received(block)
        interests = self._read_words(plain)
        odd = {
            number
            for number, (phone, at, told) in enumerate(
                zip(phones, received, interests, strict=True)
            )
            if phone is None or at > self._latest or at < 0 or told is None
        }
        for number in odd:
            submission = block.submission(number)
            others[plain.places[number]] = self.single.judge(submission)
        keep = [n for n in range(len(phones)) if n not in odd]
        columns = self._named(plain.but(odd))
        sure = [phone for n in keep if (phone := phones[n]) is not None]
        times = received if not odd else [received[n] for n in keep]
        people = PlainPeople(
            columns,
            keep,
            sure,
            times,
            self._dues(times),
            self._goals(times),
            [told for n in keep if (told := interests[n]) is not None],
            self._fingerprints.of(columns, sure, block.recognised_as),
        )
        return JudgedBlock(block, people, others)

    def records(self, judged: JudgedBlock) -> list[Record]:
        """All records of a block in order, each a value of its own."""
        found = dict(judged.others)
        for number, place in enumerate(judged.plain.columns.places):
            found[place] = self.record(judged, number)
        return [found[place] for place in range(len(judged.block.raws))]

    def record(self, judged: JudgedBlock, number: int) -> Record:
        """A plain one, by its number among those that were judged, as one value."""
        people, block, judge = judged.plain, judged.block, self.single
        submission = block.submission(people.numbers[number])
        source = people.columns.sources[number]
        if submission.source is not source:
            submission = replace(submission, source=source)
        unknown = block.precision is Precision.UNKNOWN
        received_at = judge.now if unknown else from_epoch(people.received[number])
        return Record(
            submission=submission,
            verdict=Verdict.NEW,
            problem=None,
            phone=people.phones[number],
            extension=None,
            received_at=received_at,
            received_on=judge.calendar.local_date(received_at),
            precision=block.precision,
            due_at=judge.instant(people.dues[number]),
            interests=people.interests[number],
            safety=_NOTHING_FOUND,
            repairs=(),
            barred=False,
            fingerprint=people.fingerprints[number],
        )

    def _received(self, block: RecordBlock) -> list[int]:
        """When each plain record was sent."""
        if block.precision is Precision.UNKNOWN:
            return [self._now] * len(block.plain.places)
        walls = block.plain.walls
        if block.in_utc:
            return walls
        stretch = SECONDS_A_DAY
        offsets = {
            day: self.single.offset_of(day)
            for day in {wall // stretch for wall in walls}
        }
        if None in offsets.values():
            # Clocks change on one of the days, but not in most of its quarters.
            stretch, offsets = QUARTER_SECONDS, self._quarters
            for quarter in {wall // stretch for wall in walls} - offsets.keys():
                offsets[quarter] = self._offset_of(quarter * stretch)
        found = []
        for wall in walls:
            offset = offsets[wall // stretch]
            found.append(self.single.wall(wall) if offset is None else wall - offset)
        return found

    def _offset_of(self, begin: int) -> int | None:
        """The zone's offset in a quarter of an hour; None where it changes."""
        end = begin + QUARTER_SECONDS - 1
        offset = begin - self.single.wall(begin)
        return offset if offset == end - self.single.wall(end) else None

    def _dues(self, times: list[int]) -> list[int]:
        """The deadline of each."""
        in_order = sorted(set(times))
        dues = due_epochs(self.single.calendar, in_order, in_order=True)
        by_time = dict(zip(in_order, dues, strict=True))
        return [by_time[at] for at in times]

    def _goals(self, times: list[int]) -> list[int]:
        """When the first try of each should be made."""
        in_order = sorted(set(times))
        goals = goal_epochs(self.single.calendar, in_order, safety=False)
        by_time = dict(zip(in_order, goals, strict=True))
        return [by_time[at] for at in times]

    def _read_words(self, plain: PlainColumns) -> list[tuple[str, ...] | None]:
        """The interests of each; None where words about safety, or abroad, stand."""
        answered = self._answered
        words = self.single.interest_words
        for answers in set(plain.answers) - answered.keys():
            is_odd = self.single.words.read(
                "", answers
            ).flagged or self.single.may_be_abroad(answers, "")
            answered[answers] = None if is_odd else read_interests(words, answers, "")
        found = [answered[answers] for answers in plain.answers]
        through = self._sieve.let_through(plain.messages, plain.names)
        for number, named in through.named.items():
            told = found[number]
            if told is None:
                continue
            if named is None:
                answers, message = plain.answers[number], plain.messages[number]
                found[number] = read_interests(words, answers, message)
            elif named not in told:
                found[number] = in_order({*told, named})
        for number in through.may_flag:
            said = f"{plain.messages[number]}\n{plain.names[number]}\n"
            if self.single.words.read(said, plain.answers[number]).flagged:
                found[number] = None
        if len(answered) > _REMEMBERED or max(map(len, answered), default=0) > _SHORT:
            answered.clear()
        return found

    def _named(self, columns: PlainColumns) -> PlainColumns:
        """With sources by the name that reports count them under."""
        name = self.single.source_name
        if name is not None:
            named: dict[Source, Source] = {
                source: replace(source, name=name) for source in set(columns.sources)
            }
            columns = replace(
                columns, sources=[named[source] for source in columns.sources]
            )
        return columns
