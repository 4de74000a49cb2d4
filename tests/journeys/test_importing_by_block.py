"""By the block the very same is stored as record by record."""

import pickle
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from enum import Enum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from callback_desk.cli.heard_records import HeardRecords
from callback_desk.domain.judged_block import JudgedBlock
from callback_desk.domain.ports import LeadFile, TellsReading
from callback_desk.domain.reading_choices import NO_CHOICES
from callback_desk.domain.record_block import RecordBlock
from callback_desk.domain.stopping import Heed
from callback_desk.domain.submission import Submission
from callback_desk.services import long_file, submission_chunks
from callback_desk.services.block_judging import BlockJudge
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    SourceSettings,
    ignore_record,
    import_file,
    preview_files,
)
from callback_desk.services.import_together import FileToTake, import_together
from callback_desk.services.lead_identity import correct_number
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.take_in_file import take_in_file
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_queue
from callback_desk.storage.raw_text import RawTexts
from callback_desk.storage.unit_of_work import SqlWork
from tests.desks import DeskClock, copy_desk, opened
from tests.domain.test_safety import EMERGENCY, HARM
from tests.intake.opening import SAMPLES
from tests.storage.test_backups import restored

if TYPE_CHECKING:
    from callback_desk.domain.record import Record

ELSEWHERE = ("chunk_id", "raw_start")
# Not `request_origins`: within one import a row there tells merely that a chunk ended
# between two askings, and chunks end elsewhere by the block. What the rows are for, the
# requests after an import was taken back, is compared.
PLACES = "chunk_id, raw_start, raw_length"
TABLES = ("leads", "requests", "submissions", "batches", "numbers")
NAMES = (
    "Ann Lee",
    "A. Lee",
    "Bo Ng",
    "Zoë O'Brien",
    "Maria Alvarez",
    "",
    "Dr. Kim Wu Jr.",
)
PHONES = (
    *("(212) 555-0142", "+1 212 555 0142", "646-555-0143", "2125550199", "12", ""),
    *("212-555-0142 x12", "+44 20 7946 0958", "call 212 555 0142", "9175550177.0"),
)
SAID = (
    *("please call", "", "I have CRPS in my hand.\nMornings are best.", "how much?"),
    *(
        "am i a good candidate",
        "k.i.l.l myself",
        "it is 3pm, &amp; late",
        "caf\u00e9 \u200b x",
    ),
)
TIMES = (
    *("2026-11-13 10:00:00", "2026-11-13 09:30:15", "2026-11-01 01:30:00", "", "soon"),
    *("2026-03-08 02:30:00", "2027-01-01 00:00:00", "2026-11-14"),
)
NOTHING_SAID = SourceSettings()
ASKED = ("PTSD", "Depression, Chronic pain", "none", "yes", "Something else", "")


class Way(Enum):
    """How records go from the file to the tables."""

    SINGLY = "none of them by the block"
    HEARD = "read and judged by the block, placed and stored one by one"
    BY_BLOCK = "all by the block"
    APART = "the same, but for the first of them by another process"


class ReadSingly:
    """A file that cannot be read by the block."""

    def __init__(self, file: LeadFile) -> None:
        self._file = file
        self.name = file.name
        self.recognised_as = file.recognised_as
        self.encoding = file.encoding
        self.digest = file.digest
        self.layout = file.layout
        if isinstance(file, TellsReading):
            self.reading = file.reading

    def submissions(self) -> Iterable[Submission]:
        """Every record."""
        return self._file.submissions()


T = TypeVar("T")


class Pickled:
    """As by another process: nothing comes or goes but as bytes."""

    @contextmanager
    def __call__(
        self, work: Callable[[], Iterator[T]], heed: Heed
    ) -> Iterator[Iterator[T]]:
        """What the work yields."""
        there = pickle.loads(pickle.dumps(work))  # noqa: S301 - our own
        yield (pickle.loads(pickle.dumps(one)) for one in there())  # noqa: S301 - the same

    def ready(self) -> AbstractContextManager[None]:
        """Nothing has to be begun."""
        return nullcontext()


def take(desk: Desk, path: Path, settings: SourceSettings, way: Way) -> FileReport:
    def opener() -> LeadFile:
        file = desk.open_lead_file(path, NO_CHOICES)
        return ReadSingly(file) if way is Way.SINGLY else file

    heard: list[Record] = []
    is_heard = way is Way.HEARD
    previews = []
    for one in (opener, lambda: ReadSingly(opener())):
        seen: list[Record] = []
        counts = preview_files(desk, [(one, seen.append)], settings)[0].counts
        previews.append((seen, counts))
    assert previews[0] == previews[1]
    report = import_file(
        *(desk, opener, settings, heard.append if is_heard else ignore_record)
    )
    assert len(heard) == (report.seen if is_heard else 0)
    return report


def stored(desk: Desk) -> dict[str, list[str]]:
    """All that is stored of imports; raw text as it can be read again."""
    with desk.open_work(writes=False) as work:
        assert isinstance(work, SqlWork)
        run = work.connection.exec_driver_sql
        rows: dict[str, list[str]] = {}
        for table in TABLES:
            told = run(f"SELECT * FROM {table}").mappings().all()  # noqa: S608 - fixed
            # Where the raw text is kept is another matter; what it says is below.
            rows[table] = sorted(
                repr([(k, v) for k, v in row.items() if k not in ELSEWHERE])
                for row in told
            )
        where = run(f"SELECT {PLACES} FROM submissions ORDER BY submission_id").all()  # noqa: S608 - fixed
        texts = RawTexts(work.connection)
        raws = [repr(texts.of(row)) for row in where]
    return {**rows, "raw": raws}


def both_ways(
    folder: Path,
    texts: list[bytes],
    chunk: int = 2_000,
    told_of: SourceSettings = NOTHING_SAID,
    *,
    calls: bool = False,
) -> None:
    found = []
    for way in Way:
        path = folder / way.name
        path.mkdir()
        with opened(copy_desk(path)) as desk, pytest.MonkeyPatch.context() as patch:
            patch.setattr(submission_chunks, "CHUNK", chunk)
            if way is Way.APART:
                patch.setattr(long_file, "_HERE", 1)
                patch.setattr(long_file, "_LONG", 1.0)
                desk = replace(desk, works_apart=Pickled())
            reports = []
            for number, text in enumerate(texts):
                file = path / "leads.csv"
                file.write_bytes(text)
                report = take(desk, file, told_of, way)
                reports.append((report.counts, report.seen, str(report.error)))
                if calls and report.counts["new"]:
                    outcome = ("left_voicemail", "do_not_call", "no_answer")[number % 3]
                    record_outcome(desk, 1, Call(outcome))
            whole = stored(desk)
            if calls and len(texts) > 2 and reports[-1][1]:
                undo_import(desk, len([r for r in reports if r[1]]))
            problems, _ = check_desk(desk)
            assert problems == []
            found.append((reports, whole, stored(desk)))
    said, whole, left = found[0]
    for said_too, whole_too, left_too in found[1:]:
        assert said == said_too
        for table in whole:
            assert whole_too[table] == whole[table], table
            assert left_too[table] == left[table], table


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.csv")), ids=lambda p: p.name)
def test_samples_are_stored_the_same(path: Path, tmp_path: Path) -> None:
    both_ways(tmp_path, [path.read_bytes()])


def file_of(dice: random.Random, count: int) -> bytes:
    """People who ask again, share numbers, write badly, and some in danger."""
    lines = ["Entry Id,Name,Phone,Email,Condition,Message,Source Url,Entry Date"]
    for n in range(count):
        message = dice.choice((*SAID, *SAID, dice.choice(HARM), dice.choice(EMERGENCY)))
        phone = dice.choice((*PHONES, *(f"212-555-{dice.randrange(9999):04}",) * 20))
        cells = [
            str(n), dice.choice(NAMES), phone, "a@example.com", dice.choice(ASKED),
            message, dice.choice(("https://clinic.example/?utm_campaign=spring", "")),
            dice.choice(TIMES[:2] * 6 + TIMES),
        ]  # fmt: skip
        lines.append(",".join('"' + cell.replace('"', '""') + '"' for cell in cells))
        if dice.random() < 0.03:
            lines.append(dice.choice(['"', "", "1,2", lines[-1], 'a,"b']))
    return "\n".join(lines).encode()


def generated_files_are_stored_the_same(seed: int, chunk: int, zone: bool) -> None:
    dice = random.Random(seed)  # noqa: S311 - chance, no secret
    first = file_of(dice, 40)
    texts = [first, file_of(dice, 25), first + b"\n" + file_of(dice, 5)[70:]]
    told = SourceSettings("America/Denver", "Denver page") if zone else NOTHING_SAID
    with TemporaryDirectory() as folder:
        both_ways(Path(folder), texts, chunk, told, calls=True)


FILES = (st.integers(0, 10**9), st.sampled_from([3, 17, 2_000]), st.booleans())
AT_LENGTH = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.timeout(300)
@settings(AT_LENGTH, max_examples=6)
@given(*FILES)
@example(152, 3, False)
def test_some_files_are_stored_the_same(seed: int, chunk: int, zone: bool) -> None:
    generated_files_are_stored_the_same(seed, chunk, zone)


@pytest.mark.depth
@pytest.mark.timeout(3600)
@settings(AT_LENGTH, max_examples=200)
@given(*FILES)
def test_many_files_are_stored_the_same(seed: int, chunk: int, zone: bool) -> None:
    generated_files_are_stored_the_same(seed, chunk, zone)


@pytest.mark.parametrize("way", [Way.SINGLY, Way.HEARD, Way.BY_BLOCK])
def test_a_barred_number_that_no_lead_has_any_more_is_called_by_nobody(
    tmp_path: Path, way: Way
) -> None:
    file = tmp_path / "leads.csv"
    with opened(copy_desk(tmp_path)) as desk:
        file.write_text("Name,Phone\nAnn Lee,212 555 0142\n", "utf-8")
        take(desk, file, NOTHING_SAID, way)
        record_outcome(desk, 1, Call("do_not_call"))
        correct_number(desk, 1, "646 555 0143")
        text = "Name,Phone\nBo Ng,212 555 0142\nCy Wu,917 555 0170\n"
        file.write_text(text, "utf-8")
        take(desk, file, NOTHING_SAID, way)
        queue, _ = show_queue(desk)
        assert [entry.lead.name for entry in queue.entries] == ["Cy Wu"]
        assert check_desk(desk)[0] == []


def rows_of_people(numbers: range) -> str:
    rows = "".join(f"P{n} Lee,212-55{n % 10}-{n:04},hello {n}\n" for n in numbers)
    return f"Name,Phone,Message\n{rows}"


def test_known_records_are_told_by_the_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "leads.csv"
    with opened(copy_desk(tmp_path)) as desk:
        opener = partial(desk.open_lead_file, file)
        file.write_text(rows_of_people(range(40)))
        import_file(desk, opener, NOTHING_SAID)
        singly: list[int] = []
        record = BlockJudge.record

        def spy(self: BlockJudge, judged: JudgedBlock, number: int) -> "Record":
            singly.append(number)
            return record(self, judged, number)

        monkeypatch.setattr(BlockJudge, "record", spy)
        file.write_text(rows_of_people(range(43)))
        counts = import_file(desk, opener, NOTHING_SAID).counts
        assert (counts["known"], counts["new"], singly) == (40, 3, [])


def test_what_is_known_needs_no_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submission_chunks, "CHUNK", 4)
    file, clock = tmp_path / "leads.csv", DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        opener = partial(desk.open_lead_file, file)

        def kept_after(numbers: range) -> list[int]:
            clock.now += timedelta(minutes=1)
            file.write_text(rows_of_people(numbers))
            report = import_file(desk, opener, NOTHING_SAID)
            assert report.not_backed_up is None
            return [told.leads for told, _ in desk.backups.kept()]

        # Only where there is something to lose by it, and something new.
        assert kept_after(range(40)) == [0]
        assert kept_after(range(40)) == [0]
        assert kept_after(range(44)) == [0]
        # Behind what is known: the first of them are there, but nobody sees them.
        (leads,) = kept_after(range(200))
        assert leads < 100
        ((told, _),) = desk.backups.kept()
        backup = told.file
    restored(backup, tmp_path / "new" / "desk.db")
    with opened(tmp_path / "new" / "desk.db") as desk:
        assert check_desk(desk)[0] == []
        assert count_leads(desk) == 44


def count_leads(desk: Desk) -> int:
    with desk.open_work(writes=False) as work:
        assert isinstance(work, SqlWork)
        run = work.connection.exec_driver_sql
        return int(run("SELECT COUNT(*) FROM leads").scalar_one())


def test_the_window_folders_and_the_command_line_import_by_the_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain: list[int] = []
    judge_block = BlockJudge.judge

    def judge(self: BlockJudge, block: RecordBlock) -> JudgedBlock:
        judged = judge_block(self, block)
        plain.append(len(judged.plain.phones))
        return judged

    monkeypatch.setattr(BlockJudge, "judge", judge)
    rows = "".join(f"A{n} Lee,212-555-{n:04},hello\n" for n in range(5))
    for name in ("window", "folder"):
        text = f"Name,Phone,Message\n{rows}Bo,,{name}\n"
        (tmp_path / f"{name}.csv").write_text(text)
    with opened(copy_desk(tmp_path)) as desk:
        opener = partial(desk.open_lead_file, tmp_path / "window.csv")
        window = FileToTake("window.csv", opener, {})
        import_together(desk, [window], NOTHING_SAID, lambda *_: None, lambda: False)
        assert plain == [5]
        heard = HeardRecords(None)
        opener = partial(desk.open_lead_file, tmp_path / "folder.csv")
        take_in_file(desk, opener, NOTHING_SAID, on_record=heard)
        assert plain == [5, 5]
        assert [row for row, _ in heard.kept] == [7]
