"""Judging a submission by itself: its number, its time, its words, its deadline."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from operator import attrgetter
from zoneinfo import ZoneInfo

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.interests import InterestWords, read_interests
from callback_desk.domain.local_time import from_epoch, to_epoch, wall_to_epoch
from callback_desk.domain.phone_port import PhoneReader
from callback_desk.domain.promise import due_epoch
from callback_desk.domain.record import Record, fingerprint, is_mail
from callback_desk.domain.safety import SafetyFinding
from callback_desk.domain.safety_lists import SafetyLists
from callback_desk.domain.submission import (
    PhoneReading,
    Precision,
    Problem,
    Submission,
    Verdict,
    Why,
    WrittenTime,
)
from callback_desk.services.named_country import NORTH_AMERICAN, may_be_abroad

# A form's clock may run ahead of ours by so much and still be believed.
BELIEVED_AHEAD = timedelta(days=1)
_SKIPPED = frozenset({Why.BLANK, Why.TEST_LEAD})
_BLANK = Problem(Why.BLANK)
_UNCLEAR = Problem(Why.PHONE, "it is not clear which code belongs before the number")
# Kinds of blank records that are remembered, and the characters of one.
_MOST_BLANKS, _LONGEST_BLANK = 1_000, 200
_ALL_BUT_ROW = attrgetter(*(o.name for o in fields(Submission) if o.name != "row"))


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges submissions of one source.

    Attributes:
        phones: reads phone texts.
        interest_words: tells what somebody is interested in.
        calendar: the clinic's.
        zone: of times that are written without one.
        now: the time of import.
        source_name: the name under which reports count it, or None.
        words: by which danger is told.
        is_confirmed: a person says which number it is, whatever stands beside it.
        dues: the deadlines so far, as instants; most are the same for many.
        offsets: the zone's by day, None where it changes.
        blanks: what blank records are, by all but their row; millions may be alike.
    """

    phones: PhoneReader
    interest_words: InterestWords
    calendar: BusinessCalendar
    zone: ZoneInfo
    now: datetime
    source_name: str | None
    words: SafetyLists
    is_confirmed: bool = False
    dues: dict[int, datetime] = field(default_factory=dict)
    offsets: dict[date, timedelta | None] = field(default_factory=dict)
    blanks: dict[object, Callable[[Submission], Record]] = field(default_factory=dict)

    def judge(self, submission: Submission) -> Record:
        """A record that is new, needs a look or is skipped, as far as it tells itself.

        Whether it is a repeat or known is a question of what is stored already.
        """
        if submission.problem == _BLANK and len(submission.raw) <= _LONGEST_BLANK:
            return self._blank(submission)
        return self._judged(submission)

    def _blank(self, submission: Submission) -> Record:
        """A record with nothing in it: one that is alike was judged mostly."""
        kind = _ALL_BUT_ROW(submission)
        beside = self.blanks.get(kind)
        if beside is None:
            judged = self._judged(submission)
            told = {one.name: getattr(judged, one.name) for one in fields(judged)}
            del told["submission"]
            if len(self.blanks) < _MOST_BLANKS:
                self.blanks[kind] = partial(Record, **told)
            return judged
        submission = self._named(submission)
        return beside(submission)

    def _judged(self, submission: Submission) -> Record:
        submission = self._named(submission)
        phone = self.phones.read(submission.phone_text)
        problem = submission.problem or _missing(submission, phone)
        if problem is None and self.may_be_abroad(
            submission.answers, submission.phone_text
        ):
            problem = _UNCLEAR
        received_at, precision, repairs = self._received(submission.received)
        received_on = self.calendar.local_date(received_at)
        return Record(
            submission=submission,
            verdict=_first_verdict(problem),
            problem=problem,
            phone=phone.number,
            extension=phone.extension,
            received_at=received_at,
            received_on=received_on,
            precision=precision,
            due_at=self._due_at(received_at),
            interests=self._interests(submission),
            safety=self._safety(submission),
            repairs=(*submission.repairs, *phone.repairs, *repairs),
            barred=False,
            fingerprint=fingerprint(submission, phone.number),
        )

    def may_be_abroad(self, answers: str, phone_text: str) -> bool:
        """Whether a number may be another country's than the clinic's."""
        if self.is_confirmed:
            return False
        is_north_american = self.calendar.definition.country in NORTH_AMERICAN
        return is_north_american and may_be_abroad(answers, phone_text)

    def _named(self, submission: Submission) -> Submission:
        """With the source's name."""
        if self.source_name is None:
            return submission
        source = replace(submission.source, name=self.source_name)
        return replace(submission, source=source)

    def _received(
        self, written: WrittenTime | None
    ) -> tuple[datetime, Precision, tuple[str, ...]]:
        if written is None:
            return self.now, Precision.UNKNOWN, ()
        if written.value.tzinfo is None:
            received_at = self._instant_of(written.value)
        else:
            received_at = from_epoch(to_epoch(written.value))
        if received_at > self.now + BELIEVED_AHEAD:
            return self.now, Precision.UNKNOWN, ("the date lies in the future",)
        return received_at, written.precision, ()

    def offset_of(self, day: int) -> int | None:
        """The zone's offset in seconds on a day since 1970; None where it changes."""
        offset = self._offset(date(1970, 1, 1) + timedelta(days=day))
        return None if offset is None else round(offset.total_seconds())

    def wall(self, wall: int) -> int:
        """The instant of a wall time in seconds since 1970, epoch seconds."""
        at = datetime(1970, 1, 1) + timedelta(seconds=wall)  # noqa: DTZ001 - of the zone
        return wall_to_epoch(at, self.zone)

    def _instant_of(self, wall: datetime) -> datetime:
        """The instant of a wall time; on most days one offset holds all day."""
        offset = self._offset(wall.date())
        if offset is None:
            return from_epoch(wall_to_epoch(wall, self.zone))
        return wall.replace(tzinfo=UTC, microsecond=0) - offset

    def _offset(self, day: date) -> timedelta | None:
        """The zone's offset on a day; None where it changes."""
        if day not in self.offsets:
            midnight = datetime.combine(day, time(), self.zone)
            following = midnight + timedelta(days=1)
            offsets = {
                at.replace(fold=fold).utcoffset()
                for at in (midnight, following)
                for fold in (0, 1)
            }
            self.offsets[day] = offsets.pop() if len(offsets) == 1 else None
        return self.offsets[day]

    def _due_at(self, received_at: datetime) -> datetime:
        return self.instant(due_epoch(self.calendar, to_epoch(received_at)))

    def instant(self, due: int) -> datetime:
        """A deadline as an instant."""
        due_at = self.dues.get(due)
        if due_at is None:
            due_at = self.dues[due] = from_epoch(due)
        return due_at

    def _interests(self, submission: Submission) -> tuple[str, ...]:
        """What they ask about; in a torn record no text is known to be an answer."""
        answers, message = submission.answers, submission.message
        if submission.problem is not None:
            answers, message = "", f"{answers}\n{message}"
        return read_interests(self.interest_words, answers, message)

    def _safety(self, submission: Submission) -> SafetyFinding:
        """What the words say, whatever the verdict will be.

        Where the reading itself went wrong, a word may stand in any cell. A mail's raw
        text is coded: what its fields do not tell stands beside them, the visitor's
        words first.
        """
        coded = is_mail(submission.recognised_as)
        torn = submission.problem is not None and not coded
        said = submission.message, submission.name, submission.beside
        own_words = submission.raw if torn else "\n".join(said)
        return self.words.read(own_words, submission.answers)


def _first_verdict(problem: Problem | None) -> Verdict:
    if problem is None:
        return Verdict.NEW
    return Verdict.SKIPPED if problem.why in _SKIPPED else Verdict.NEEDS_LOOK


def _missing(submission: Submission, phone: PhoneReading) -> Problem | None:
    if phone.number is None:
        return Problem(Why.PHONE, phone.problem or "there is no number")
    if not submission.name.strip():
        return Problem(Why.NAME, "there is no name")
    return None
