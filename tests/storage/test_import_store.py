"""Batches and the records in them, on a real desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from callback_desk.domain.kept_file import Layout
from callback_desk.domain.submission import Verdict
from callback_desk.services.import_leads import SourceSettings
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
)
from callback_desk.storage.import_store import ImportStore
from tests.desks import MONDAY, copy_desk, opened
from tests.storage.stored_desk import (
    ANA,
    BO,
    connected,
    filled_desk,
    rows_of,
    take,
)


@dataclass
class NoFile:
    """A file without records."""

    name: str = "a\ud800b.csv"
    recognised_as: str = "generic-csv"
    encoding: str | None = None
    digest: str = "00"
    layout: Layout | None = None

    def submissions(self) -> Iterator[object]:
        """None at all."""
        return iter(())


def fingerprints(connection: Connection) -> list[bytes]:
    question = text("SELECT fingerprint FROM submissions ORDER BY submission_id")
    return [row[0] for row in connection.execute(question)]


def test_numbers_are_given_out_once_and_without_gaps(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with connected(path, writes=True) as connection:
        store = ImportStore(connection)
        assert [store.reserve("lead", n) for n in (3, 0, 1)] == [1, 4, 4]
        assert store.reserve("request", 1) == 1
    with connected(path, writes=True) as connection:
        assert ImportStore(connection).reserve("lead", 1) == 5


def test_numbers_of_a_kind_that_is_none_are_a_bug(tmp_path: Path) -> None:
    with (
        connected(copy_desk(tmp_path), writes=True) as connection,
        pytest.raises(LookupError),
    ):
        ImportStore(connection).reserve("lieds", 1)


def test_what_was_taken_in_is_known_but_for_what_was_skipped(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, ANA, ",,,,", BO)
    with connected(path) as connection:
        ana, skipped, bo = fingerprints(connection)
        known = ImportStore(connection).known_fingerprints
        assert known({ana, skipped, bo, b"another"}) == {ana, bo}
        assert known(set()) == set()


def test_a_number_is_barred_until_its_bar_is_lifted(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    barred = "+12125550142"

    def now_barred() -> set[str]:
        with connected(path) as connection:
            return ImportStore(connection).barred({barred, "+16465550188"})

    assert now_barred() == set()
    with opened(path) as desk:
        first = record_outcome(desk, 1, Call("do_not_call"))
        assert now_barred() == {barred}
        correct_attempt(desk, first.attempt_id, Call("busy"), "mistyped")
    assert now_barred() == set()


def test_a_batch_is_pending_until_it_is_finished(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    question = "SELECT state, seen, new, skipped, file_name, source_name FROM batches"
    with connected(path, writes=True) as connection:
        store = ImportStore(connection)
        batch = store.begin_batch(NoFile(), "We\ud800b", MONDAY, 1)  # type: ignore[arg-type] # no records
        pending = connection.execute(text(question)).one()
        counts = dict.fromkeys(map(str, Verdict), 0) | {"new": 2}
        store.finish_batch(batch, counts, 2)
    assert pending == ("pending", 0, 0, 0, "a?b.csv", "We?b")
    assert rows_of(path, question) == [("done", 2, 2, 0, "a?b.csv", "We?b")]


def test_an_import_stores_its_counts_and_every_record(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    columns = "seen, new, repeat, known, needs_look, skipped, state"
    assert rows_of(path, f"SELECT {columns} FROM batches") == [  # noqa: S608 - fixed
        (5, 2, 1, 1, 1, 0, "done")
    ]
    assert rows_of(path, "SELECT row, verdict, lead_id FROM submissions") == [
        (2, "new", 1),
        (3, "repeat", 1),
        (4, "known", None),
        (5, "new", 2),
        (6, "needs_look", None),
    ]


def test_the_source_name_stands_with_the_batch(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        take(desk, tmp_path, ANA, settings=SourceSettings(source_name="Website"))
    assert rows_of(path, "SELECT source_name FROM batches") == [("Website",)]


def test_an_earlier_asking_moves_the_stored_request_and_lead(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, ANA)
    with opened(path) as desk:
        take(desk, tmp_path, ANA.replace("2026-11-16", "2026-11-11"))
        with desk.open_work(writes=False) as work:
            ((request,),) = work.leads.requests([1]).values()
    lead = "SELECT received_at, due_at, promised_due_at, asked FROM leads"
    request_row = "SELECT received_at, due_at, promised_due_at, 2 FROM requests"
    assert rows_of(path, lead) == rows_of(path, request_row)
    assert f"{request.due_at:%Y-%m-%d %H:%M}" == "2026-11-12 22:00"


def test_an_empty_file_leaves_a_batch_and_nothing_else(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, "\n")
    assert rows_of(path, "SELECT count(*) FROM submissions") == [(0,)]
    assert rows_of(path, "SELECT seen, state FROM batches") == [(0, "done")]
