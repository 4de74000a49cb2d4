"""Nothing that reads leads or records sees those of a batch that is not whole yet."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.calendar_edits import set_policy
from callback_desk.domain.callback_queue import KINDS
from callback_desk.domain.errors import UnknownLead, UnknownRecord
from callback_desk.domain.queue_part import QueuePart
from callback_desk.services import submission_chunks
from callback_desk.services.calendar_changes import preview_change, whom_to_call
from callback_desk.services.day_progress import show_progress
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.in_force import show_calendar
from callback_desk.services.needs_look import count_kept, list_kept, look_at
from callback_desk.services.search_leads import search_leads
from callback_desk.services.work_queue import (
    count_queue,
    first_page,
    show_lead,
    show_queue,
    show_record,
)
from callback_desk.storage.prepared import Prepared, Values
from tests.desks import DeskClock, copy_desk, opened
from tests.storage.stored_desk import ANA, HEADER, NOBODY, take

# Of every kind: overdue, due, in danger, kept, kept in danger, asking again.
COMING = (
    "Cy Early,646-555-0101,,hello,2026-11-02 10:00",
    "Di Now,646-555-0102,,hello,2026-11-16 09:00",
    "Ed Grave,646-555-0103,,i want to die,2026-11-16 09:30",
    "No Phone,none,,suicidal,2026-11-16 08:00",
    "Nor Phone,none,,hello,2026-11-16 08:00",
    "Ana Lopez,(212) 555-0142,ana@example.net,me again,2026-11-16 11:00",
    "Fy Last,646-555-0104,,hello,2026-11-16 09:45",
    "Gus Last,646-555-0105,,hello,2026-11-16 09:46",
)
_BY_ITS_NUMBER = re.compile(
    r"WHERE (leads\.lead_id|submissions\.(lead_id|submission_id|chunk_id)) "
)


def read_all(desk: Desk) -> dict[str, object]:
    """What every read tells, but for those that ask for one lead or record."""
    calendar = show_calendar(desk).definition
    days = tuple(date(2026, 11, day) for day in range(16, 27))
    problems, _ = check_desk(desk)
    kinds = [None, *KINDS]
    return {
        "list": show_queue(desk)[0],
        "pages": [first_page(desk, kind, 50)[0] for kind in kinds],
        "counts": count_queue(desk),
        "search": [search_leads(desk, text) for text in ("646", "Ana", "Last")],
        "progress": show_progress(desk),
        "preview": preview_change(desk, set_policy(calendar, Policy.SAME_TIME)),
        "whom": whom_to_call(desk, days),
        "kept": (list_kept(desk), count_kept(desk)),
        "check": problems,
        "ana": show_lead(desk, 1),
    }


def meanwhile(desk: Desk, folder: Path, look: Callable[[], object]) -> None:
    """Import what is coming in chunks of two, and look whenever it is not whole."""
    file = folder / "coming.csv"
    file.write_text("\n".join((HEADER, *COMING)) + "\n", "utf-8")

    def progress(seen: int, fraction: float | None) -> None:
        if seen < len(COMING):
            look()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(submission_chunks, "CHUNK", 2)
        patch.setattr(submission_chunks, "TOGETHER", 1)
        report = import_file(
            desk,
            lambda: desk.open_lead_file(file),
            SourceSettings(),
            on_progress=progress,
        )
    assert (report.error, report.seen) == (None, len(COMING))


def test_no_read_sees_a_batch_before_it_is_whole(tmp_path: Path) -> None:
    looked = 0
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        take(desk, tmp_path, ANA, NOBODY)
        before = read_all(desk)

        def look() -> None:
            nonlocal looked
            looked += 1
            assert read_all(desk) == before
            with pytest.raises(UnknownLead):
                show_lead(desk, 2)
            for read in (show_record, look_at):
                with pytest.raises(UnknownRecord):
                    read(desk, 3)

        meanwhile(desk, tmp_path, look)
        after = read_all(desk)
    assert looked == 3
    assert after["check"] == before["check"] == []
    # Each of them would have told, had it looked.
    assert not [n for n, told in after.items() if told == before[n] and n != "check"]


def test_every_statement_leaves_pending_batches_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: set[str] = set()
    execute, compile_prepared = Connection.execute, Prepared._compile

    def hear(self: Connection, statement: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - passed on
        said.add(str(statement.compile(dialect=sqlite.dialect())))
        return execute(self, statement, *rest, **more)

    def hear_prepared(self: Prepared, connection: Connection) -> tuple[str, Values]:
        compiled = self._statement.compile(dialect=sqlite.dialect())
        parts = [v for v in compiled.params.values() if isinstance(v, QueuePart)]
        said.add(" ".join((str(compiled), "PARTS", *parts)))
        return compile_prepared(self, connection)

    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        take(desk, tmp_path, ANA, NOBODY)

        def look() -> None:
            with monkeypatch.context() as patch:
                patch.setattr(Prepared, "_compile", hear_prepared)
                patch.setattr(Connection, "execute", hear)
                read_all(desk)
                show_record(desk, 2)
                look_at(desk, 2)

        # Where nothing is pending, nothing has to be left out.
        meanwhile(desk, tmp_path, look)
    found = [
        one
        for one in (" ".join(statement.split()) for statement in said)
        if re.search(r"(FROM|JOIN) (leads|submissions)\b", one)
    ]
    assert len(found) > 12
    seen_all = [s for s in found if "AS pending" not in s and not _passes_over(s)]
    assert seen_all == []


def _passes_over(statement: str) -> bool:
    """Whether a statement goes by a number that a read was given, or by calls.

    Who was tried or reached, or rests, was called; nobody calls whom nobody sees.
    """
    rests = "leads.returns_at IS NOT NULL" in statement
    _, _, parts = statement.partition("PARTS ")
    called = bool(parts) and QueuePart.WAITING not in parts
    called |= "leads.queue_part != 'waiting'" in statement and not parts
    return bool(_BY_ITS_NUMBER.search(statement)) or rests or called
