"""Taking in a long file of leads: the whole job beside the bare cells.

Recognise, phone, dedupe, deadline, interests, safety, raw text kept, indexes; in clear,
beside `csv.reader` and `executemany` of the same cells by the same driver, and beside
others who only read and store: sqlite-utils, pandas, csvkit, the ORM. Each turn runs
all of them. Ratios are by the clock, since ours has two processes at work: a quiet
machine tells them. What the processors spent is told beside.
"""

import csv
import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlcipher3 import dbapi2 as driver

from callback_desk.services.desk import Desk, Kept
from callback_desk.services.file_opener import FileOpener
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.import_preview import preview_import
from callback_desk.storage.engine import open_engine
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.storage.unit_of_work import SqlStore
from tests.benchmarks.compiled import compiled
from tests.benchmarks.figure import Figure, paired_ratio, processor_seconds, seconds
from tests.benchmarks.plain_desk import export_plain
from tests.desks import MANAGER, MONDAY, PASSWORD, copy_desk, opened

TURNS = 5
Act = Callable[[], object]
NOBODY: Final[Mapping[str, tuple[float, Callable[[], "Spent"]]]] = MappingProxyType({})
MANY, MOST = 100_000, 1_000_000
PEAK_MIB = 64
PREVIEW = "preview"
PEAK_OF = ("import", PREVIEW)
HEADER = (
    *("Entry Id", "Name (First)", "Name (Last)", "Phone", "Email", "Condition"),
    *("Message", "Entry Date", "Source Url", "User Agent", "User IP"),
)
_FIRST = (
    *("Maria", "Ann", "Bo", "Zoë", "Peter", "Dana", "Tuan", "José", "Kim", "Lena"),
    *("Omar", "Ruth", "Sean", "Ida", "Max"),
)
_LAST = (
    *("Alvarez", "Lee", "Nguyen", "Müller", "Miller", "O'Brien", "Chen", "Lopez"),
    *("Smith", "Garcia", "Porter"),
)
_ASKED = (
    *("Depression", "PTSD", "Chronic pain", "Fibromyalgia", "CRPS", ""),
    "Treatment resistant depression",
)
_SAID = (
    "Is it covered by insurance? I have Blue Cross and I am not sure what they pay.",
    "I have had CRPS in my right hand since 2021.\nMornings are best.",
    "My doctor said that you could help me, please call after 3 pm.",
    "How much does it cost?",
    "Hello, I would like to know more about the treatment for my mother. She lives in "
    "Queens and cannot drive. Thank you for your help and have a nice day.",
    "",
)
_AGENT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
)
_AREAS = ("212", "646", "917", "718", "347", "516", "914", "201", "305", "415")


def write_file(path: Path, count: int) -> None:
    """An export as a form product writes it; one in fifty asks again."""
    dice = random.Random(7)  # noqa: S311 - chance, no secret
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        written = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        written.writerow(HEADER)
        for n in range(count):
            written.writerow(_row(n if n % 50 else n // 2, n, dice))


def _row(person: int, n: int, dice: random.Random) -> list[str]:
    area, rest = _AREAS[person % 10], 2_000_000 + person // 10 * 7 % 7_900_000
    first, last = _FIRST[person % 15], _LAST[person % 11]
    digits = f"{rest:07}"
    phone = (
        f"({area}) {digits[:3]}-{digits[3:]}",
        f"{area}-{digits[:3]}-{digits[3:]}",
        f"+1 {area} {digits[:3]} {digits[3:]}",
        f"{area}{digits}",
    )[n % 4]
    day, hour = 1 + n * 15 // 1_000_000 % 15, dice.randrange(24)
    return [
        str(n), first, last, phone, f"{first.lower()}{person}@example.com",
        _ASKED[n % 7], _SAID[n % 6] and f"{_SAID[n % 6]} {n}",
        f"2026-11-{day:02} {hour:02}:{n % 60:02}:{n * 7 % 60:02}",
        "https://clinic.example/ketamine-for-chronic-pain/", _AGENT, "203.0.113.9",
    ]  # fmt: skip


def measure() -> list[Figure]:
    """The whole job at two sizes, its memory, and the peers."""
    figures = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        # The process that reads is begun with what an installed program has compiled.
        os.environ.update(compiled(folder))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        path = copy_desk(folder)
        key = KeyFile.read(keys_path(path)).unwrap(MANAGER, PASSWORD)
        export_plain(path, key, folder / "plain.db")
        file = folder / "leads.csv"
        write_file(file, MANY)
        others = {
            what: (goal, partial(_fresh, act, folder, file))
            for what, goal, act in PEERS
        }
        figures += _whole(folder, file, MANY, 4.0, others)
        figures += (_memory(folder, file, MANY, what) for what in PEAK_OF)
        write_file(file, MOST)
        figures += _whole(folder, file, MOST, 4.5, turns=1)
        figures += (_memory(folder, file, MOST, what) for what in PEAK_OF)
    return figures


def _whole(
    folder: Path,
    file: Path,
    count: int,
    goal: float,
    others: Mapping[str, tuple[float, Callable[[], "Spent"]]] = NOBODY,
    turns: int = TURNS,
) -> list[Figure]:
    ours: list[Spent] = []
    peers: dict[str, tuple[float, Callable[[], Spent]]] = {
        "csv.reader + executemany": (goal, partial(bare, folder, file)),
        **others,
    }
    theirs: dict[str, list[Spent]] = {what: [] for what in peers}
    for _ in range(turns):
        for what, (_, act) in peers.items():
            theirs[what].append(act())
        ours.append(whole_job(folder, file, count))
    return [
        Figure(
            f"{count:,} leads, the whole job",
            said(ours),
            f"{said(theirs[what])}, {what}",
            paired_ratio([o.clock for o in ours], [t.clock for t in theirs[what]]),
            goal,
        )
        for what, (goal, _) in peers.items()
    ]


class Spent(NamedTuple):
    """Seconds by the clock, and of the processors, of all processes together."""

    clock: float
    processors: float


def spent(act: Act) -> Spent:
    """What an act takes; what others left to be written is on the disk before."""
    os.sync()
    clock: list[float] = []
    processors = processor_seconds(lambda: clock.append(seconds(act)))
    return Spent(clock[0], processors)


def said(turns: list[Spent]) -> str:
    """The medians of some turns."""
    clock = median(turn.clock for turn in turns)
    processors = median(turn.processors for turn in turns)
    return f"{clock:.2f} s ({processors:.2f} s of processors)"


def _fresh(act: Callable[[Path, Path], object], folder: Path, file: Path) -> Spent:
    store = folder / "peer.db"
    try:
        return spent(partial(act, file, store))
    finally:
        store.unlink(missing_ok=True)


def whole_job(folder: Path, file: Path, count: int) -> Spent:
    """What one import into a desk in clear takes."""
    copy = folder / "ours.db"
    copy.write_bytes((folder / "plain.db").read_bytes())
    with opened(folder / "desk.db") as desk:
        store = SqlStore(open_engine(copy, None), copy, lambda: MONDAY)
        plain = replace(desk, open_work=store, kept=Kept())
        # A desk was written to before somebody imports; the copy is on the disk then.
        with store() as work:
            work.commit()
        try:
            return spent(partial(_import, plain, file, count))
        finally:
            store.close()
            for left in folder.glob("ours.db*"):
                left.unlink()


def _import(desk: Desk, file: Path, count: int) -> None:
    report = import_file(desk, FileOpener(desk.open_lead_file, file), SourceSettings())
    if report.counts["new"] + report.counts["repeat"] < count * 0.97:
        raise AssertionError(f"the benchmark's leads are not leads: {report}")


def _preview(folder: Path, file: Path) -> None:
    with opened(folder / "desk.db") as desk:
        files = [(file.name, FileOpener(desk.open_lead_file, file))]
        preview_import(desk, files, SourceSettings(), lambda *_: None, lambda: False)


def bare(folder: Path, file: Path) -> Spent:
    """What storing the same cells takes, and nothing else."""
    store = folder / "bare.db"
    connection = driver.connect(str(store), isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    try:
        return spent(partial(_store_cells, connection, file))
    finally:
        connection.close()
        store.unlink()


def _store_cells(connection: Any, file: Path) -> None:  # noqa: ANN401 - untyped
    names = ", ".join(f"c{n}" for n in range(len(HEADER)))
    marks = ", ".join("?" * len(HEADER))
    connection.execute(f"CREATE TABLE cells ({names})")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO cells VALUES ({marks})", rows)  # noqa: S608 - fixed
        connection.execute("COMMIT")


def orm(file: Path, store: Path) -> None:
    """The same cells as objects, added to a session and flushed."""

    class Base(DeclarativeBase):
        pass

    columns = {f"c{n}": mapped_column() for n in range(len(HEADER))}
    cell = type(
        "Cells",
        (Base,),
        {
            "__tablename__": "cells",
            "__annotations__": dict.fromkeys(columns, Mapped[str])
            | {"number": Mapped[int]},
            "number": mapped_column(primary_key=True),
            **columns,
        },
    )
    engine = create_engine(
        "sqlite://", module=driver, creator=lambda: driver.connect(str(store))
    )
    Base.metadata.create_all(engine)
    with (
        file.open(encoding="utf-8-sig", newline="") as lines,
        Session(engine) as session,
    ):
        rows = csv.reader(lines)
        next(rows)
        session.add_all(
            cell(**{f"c{n}": value for n, value in enumerate(row)}) for row in rows
        )
        session.commit()
    engine.dispose()


def sqlite_utils(file: Path, store: Path) -> None:
    """Its command line's own way, without types."""
    from sqlite_utils import Database  # type: ignore[import-not-found,unused-ignore]

    with file.open(encoding="utf-8-sig", newline="") as lines:
        Database(str(store)).table("cells").insert_all(csv.DictReader(lines))


def pandas(file: Path, store: Path) -> None:
    """Read as text, stored by its own writer."""
    import sqlite3

    from pandas import read_csv  # type: ignore[import-untyped,unused-ignore]

    connection = sqlite3.connect(store)
    read_csv(file, dtype=str).to_sql("cells", connection, index=False)
    connection.close()


def csvkit(file: Path, store: Path) -> None:
    """Its command, without guessing types."""
    command = Path(sys.executable).with_name("csvsql")
    arguments = ["--db", f"sqlite:///{store}", "--insert", "--no-inference", "--tables"]
    subprocess.run([command, *arguments, "cells", file], check=True)


PEERS: Final[Sequence[tuple[str, float, Callable[[Path, Path], object]]]] = (
    ("the ORM's bare insert", 1 / 3, orm),
    ("sqlite-utils, insert only", 1.0, sqlite_utils),
    ("pandas, read_csv + to_sql", 1.0, pandas),
    ("csvkit, csvsql --insert", 1.0, csvkit),
)


def _memory(folder: Path, file: Path, count: int, what: str) -> Figure:
    """Peak of a process that imports, or previews, over one that has next to none."""
    empty, full = (
        int(
            subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.import_leads", *arguments],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for arguments in ((str(folder),), (str(folder), str(file), str(count), what))
    )
    more = (full - empty) / 1024
    return Figure(
        f"{count:,} leads, {what}: peak memory over the empty program",
        f"{more:.0f} MiB",
        f"{PEAK_MIB} MiB allowed; {empty / 1024:.0f} MiB empty",
        more / PEAK_MIB,
        1.0,
    )


def main() -> None:
    """In a process of its own: open a desk, import a file if one is named; the peak.

    That of the process that reads meanwhile is added, whenever it was.
    """
    folder = Path(sys.argv[1])
    over, peaks = Event(), dict[int, int]()
    watching = Thread(target=_watch_children, args=(over, peaks))
    watching.start()
    if PREVIEW in sys.argv:
        _preview(folder, Path(sys.argv[2]))
    elif len(sys.argv) > 2:
        whole_job(folder, Path(sys.argv[2]), int(sys.argv[3]))
    else:
        empty = folder / "none.csv"
        write_file(empty, 3)
        whole_job(folder, empty, 3)
    over.set()
    watching.join()
    sys.stdout.write(f"{_peak_kib() + max(peaks.values(), default=0)}\n")


def _watch_children(over: Event, peaks: dict[int, int]) -> None:
    """Note the most memory that each process had which this one began."""
    while not over.wait(0.01):
        for task in Path("/proc/self/task").iterdir():
            # Threads and processes may end between two looks.
            with suppress(OSError, ValueError):
                for child in (task / "children").read_text().split():
                    peaks[int(child)] = _peak_kib(child)


def _peak_kib(process: str = "self") -> int:
    """The most memory that a process had; what its parent had is not told by it."""
    status = Path(f"/proc/{process}/status")
    if status.exists():
        (line,) = (n for n in status.read_text().splitlines() if n.startswith("VmHWM"))
        return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
