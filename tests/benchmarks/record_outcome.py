"""Recording an outcome, beside raw SQL: the very statements, without the program.

What the program sends to the database while it records is written down and then sent
again by the bare driver to a copy of the same database, in the same kind of
transaction (WAL, FULL), turn by turn.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlcipher3 import dbapi2 as driver

from callback_desk.services.desk import Desk, Kept
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.storage.engine import open_engine
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.storage.prepared import Prepared, Values
from callback_desk.storage.unit_of_work import SqlStore
from tests.benchmarks.figure import Figure, paired_ratio, seconds
from tests.benchmarks.plain_desk import export_plain
from tests.desks import MANAGER, MONDAY, PASSWORD, copy_desk, opened

LEADS = 2_000
WARM_UP = 20
RECORDED = 300
# Lead, requests, attempts, settings; attempt, lead, audit.
FEWEST_STATEMENTS = 7

Statements = list[tuple[str, Any]]


def measure() -> list[Figure]:
    """In clear against the bare driver in clear; encrypted against the same."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = _filled_desk(folder)
        key = KeyFile.read(keys_path(path)).unwrap(MANAGER, PASSWORD)
        plain = folder / "plain.db"
        export_plain(path, key, plain)
        return [
            _figure("record an outcome, in clear", folder, path, plain, None, 1.5),
            _figure("record an outcome, encrypted", folder, path, path, key, 2.0),
        ]


def _filled_desk(folder: Path) -> Path:
    path = copy_desk(folder)
    rows = [
        f"Lead Number{n},212-{200 + n // 10000}-{n % 10000:04}" for n in range(LEADS)
    ]
    leads = folder / "leads.csv"
    leads.write_text("name,phone\n" + "\n".join(rows) + "\n", "utf-8")
    with opened(path) as desk:
        report = import_file(desk, lambda: desk.open_lead_file(leads), SourceSettings())
    if report.counts["new"] < LEADS * 0.9:
        raise AssertionError("the benchmark's leads are not leads")
    return path


def _figure(
    what: str, folder: Path, desk_path: Path, path: Path, key: bytes | None, goal: float
) -> Figure:
    """Ours on a copy of `path`; the peer on a copy of the same leads in clear.

    A third copy is where the statements are written down, so that listening costs the
    timed one nothing.
    """
    ours: list[float] = []
    peer: list[float] = []
    with (
        opened(desk_path) as desk,
        _copied_desk(desk, path, folder / "ours.db", key) as timed,
        _copied_desk(desk, path, folder / "noted.db", key) as noted,
        _raw(Path(shutil.copy(folder / "plain.db", folder / "peer.db"))) as raw,
    ):
        for lead_id in range(1, WARM_UP + RECORDED + 1):
            sent = _noted(noted, lead_id)
            turn = seconds(partial(_record, timed, lead_id))
            again = seconds(partial(_send, raw, sent))
            if lead_id > WARM_UP:
                ours.append(turn)
                peer.append(again)
    return Figure(
        what,
        f"{median(ours) * 1000:.2f} ms p50",
        f"{median(peer) * 1000:.2f} ms p50, raw SQLite in clear",
        paired_ratio(ours, peer),
        goal,
    )


def _noted(desk: Desk, lead_id: int) -> Statements:
    """Record an outcome, and write down every statement that was sent for it."""
    sent: Statements = []
    send = Prepared._run

    def note(self: Prepared, connection: Connection, values: Values) -> Any:  # noqa: ANN401 - the driver's cursor
        sql, fixed = self._compile(connection)
        sent.append((sql, {**fixed, **values}))
        return send(self, connection, values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Prepared, "_run", note)
        _record(desk, lead_id)
    if len(sent) < FEWEST_STATEMENTS:
        raise AssertionError("statements were sent past the note-taker")
    return sent


def _record(desk: Desk, lead_id: int) -> None:
    record_outcome(desk, lead_id, Call("no_answer"))


@contextmanager
def _copied_desk(
    desk: Desk, path: Path, copy: Path, key: bytes | None
) -> Iterator[Desk]:
    """The desk on a copy of a database, in clear where there is no key."""
    shutil.copy(path, copy)
    store = SqlStore(open_engine(copy, key), copy, lambda: MONDAY)
    try:
        yield replace(desk, open_work=store, kept=Kept())
    finally:
        store.close()
        copy.unlink()


@contextmanager
def _raw(path: Path) -> Iterator[Any]:
    connection = driver.connect(str(path), isolation_level=None)
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    try:
        yield connection
    finally:
        connection.close()


def _send(connection: Any, statements: Statements) -> None:  # noqa: ANN401 - untyped
    connection.execute("BEGIN IMMEDIATE")
    for sql, values in statements:
        connection.execute(sql, values).fetchall()
    connection.execute("COMMIT")
