"""Taking an import back is stopped in the middle: what stays stands, and can go."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from callback_desk.domain.import_errors import HalfTakenBack, UnknownBatch
from callback_desk.domain.import_list import ImportState
from callback_desk.domain.mailbox import Mailbox
from callback_desk.domain.stopping import Ending
from callback_desk.domain.undone_together import InPart
from callback_desk.services import submission_chunks, taking_back
from callback_desk.services.desk import Desk
from callback_desk.services.fetch_mail import fetch_mailbox
from callback_desk.services.import_together import undo_together
from callback_desk.services.list_imports import foresee_undo, list_imports
from callback_desk.services.mailbox_settings import add_mailbox
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.undo_import import Undone, undo_import
from callback_desk.wording.imports import say_listed_state, say_undone_together
from tests.desks import copy_desk, opened
from tests.services.fake_mail import FakeServer, read_fake_mail
from tests.services.test_undo_import import NAMED, is_sound, queue_of, state_of
from tests.storage.stored_desk import ANA, BO, NOBODY, rows_of, take

REST = "Undo import takes the rest back, too."


class StopsBehind(Ending):
    """Ends it once so many leads were looked at."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self.heard: list[tuple[int, int]] = []

    def hear(self, passed: int, count: int) -> None:
        """In the place of whoever tells how far it is."""
        self.heard.append((passed, count))
        if passed >= self._count:
            self.end()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Its imports are taken back lead by lead."""
    monkeypatch.setattr(taking_back, "AT_ONCE", 1)
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


def undone_behind(desk: Desk, batch: int | None, count: int) -> Undone:
    stops = StopsBehind(count)
    return undo_import(desk, batch or 0, stops, on_part=stops.hear)


def names(desk: Desk) -> list[str]:
    return [lead[0] for lead in queue_of(desk) if not lead[2]]


def test_what_is_here_stays_as_it_was_and_goes_another_time(
    desk: Desk, tmp_path: Path
) -> None:
    batch = take(desk, tmp_path, ANA, BO, NAMED)[0].batch or 0
    before = queue_of(desk)
    stops = StopsBehind(2)
    undone = undo_import(desk, batch, stops, on_part=stops.hear)
    assert undone == Undone(2, (), InPart(2, 3))
    assert stops.heard == [(1, 3), (2, 3)]
    assert queue_of(desk) == [lead for lead in before if lead[0] == "Ana Lopez"]
    assert state_of(desk, batch) is ImportState.IN_PART
    assert foresee_undo(desk, batch).reach.gone == 1
    assert is_sound(desk)
    # Nobody finishes what somebody stopped.
    take(desk, tmp_path, NOBODY)
    assert names(desk) == ["Ana Lopez"]
    assert undo_import(desk, batch) == Undone(1, ())
    assert state_of(desk, batch) is ImportState.UNDONE
    assert names(desk) == []
    assert is_sound(desk)
    with pytest.raises(UnknownBatch):
        undo_import(desk, batch)
    acts = "SELECT action FROM audit WHERE action LIKE 'import_undo%' ORDER BY audit_id"
    assert [act for (act,) in rows_of(tmp_path / "desk.db", acts)] == [
        *("import_undone", "import_undo_stopped", "import_undone")
    ]


def test_it_stands_as_the_desk_is_opened_next(tmp_path: Path, desk: Desk) -> None:
    batch = take(desk, tmp_path, ANA, BO, NAMED)[0].batch
    undone_behind(desk, batch, 1)
    with opened(tmp_path / "desk.db") as again:
        assert names(again) == ["Ana Lopez", "Bo Chen"]
        page = list_imports(again)
        said = say_listed_state(page.imports[0], page.calendar)
        assert said.startswith("taken back in part by Kim Osei, ")


def test_its_file_brings_what_is_gone(desk: Desk, tmp_path: Path) -> None:
    batch = take(desk, tmp_path, ANA, BO, NAMED, NOBODY)[0].batch
    before = queue_of(desk)
    undone_behind(desk, batch, 2)
    again, _ = take(desk, tmp_path, ANA, BO, NAMED, NOBODY)
    assert (again.counts["new"], again.counts["known"]) == (2, 2)
    assert queue_of(desk) == before
    assert is_sound(desk)


def test_raw_text_of_nobody_is_not_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submission_chunks, "CHUNK", 1)
    batch = take(desk, tmp_path, ANA, BO, NAMED)[0].batch
    undone_behind(desk, batch, 2)
    assert len(rows_of(tmp_path / "desk.db", "SELECT * FROM raw_chunks")) == 1


def test_one_that_somebody_called_is_not_counted_as_gone(
    desk: Desk, tmp_path: Path
) -> None:
    batch = take(desk, tmp_path, ANA, BO, NAMED)[0].batch
    record_outcome(desk, 3, Call("no_answer"))
    assert undone_behind(desk, batch, 2) == Undone(1, (3,), InPart(1, 3))
    assert names(desk) == ["Ana Lopez", "Cy Diaz"]


def test_once_its_leads_are_gone_its_other_records_stay(
    desk: Desk, tmp_path: Path
) -> None:
    batch = take(desk, tmp_path, ANA, NOBODY)[0].batch or 0
    stops = StopsBehind(1)
    undone = undo_together(desk, (batch,), stops, on_part=stops.hear)
    assert say_undone_together(undone) == (
        f"Stopped: all its leads were taken back; other records of the import stay. "
        f"{REST}"
    )
    assert foresee_undo(desk, batch).reach.waiting == 1
    assert list_imports(desk).imports[0].waiting == 1


def test_of_several_it_is_told_what_became_of_each(desk: Desk, tmp_path: Path) -> None:
    batches = [
        take(desk, tmp_path, *rows)[0].batch or 0 for rows in ((BO,), (ANA, NAMED))
    ]
    newest = take(desk, tmp_path, NOBODY)[0].batch or 0
    stops = StopsBehind(1)
    undone = undo_together(desk, (*batches, newest), stops, on_part=stops.hear)
    assert undone.left == tuple(batches)
    assert say_undone_together(undone) == (
        "Stopped: 1 of 2 leads were taken back; the others stay. Another file was "
        f"taken back whole. The other one stays as it was. {REST}"
    )
    assert undo_together(desk, undone.left).left == ()
    assert queue_of(desk) == []


def test_whoever_closes_the_program_has_all_of_it_go(
    desk: Desk, tmp_path: Path
) -> None:
    batch = take(desk, tmp_path, ANA, BO, NAMED)[0].batch or 0
    stops = StopsBehind(1)
    with pytest.raises(HalfTakenBack):
        undo_import(desk, batch, stops, stops, stops.hear)
    with opened(tmp_path / "desk.db"):
        assert state_of(desk, batch) is ImportState.UNDONE


def test_mails_of_those_that_are_gone_are_new_wherever_else_they_lie(
    desk: Desk, tmp_path: Path
) -> None:
    server = FakeServer()
    for name, phone in (("Ana Lopez", "2125550142"), ("Bo Chen", "6465550188")):
        server.deliver(f"{name}, {phone}, please call")
    at_fake = replace(desk, open_mailbox=server, read_mail=read_fake_mail)
    since = date(2026, 11, 1)
    box = Mailbox(host="imap.example.net", user="office@example.net", since=since)
    number = add_mailbox(at_fake, box, "secret words")
    batch = fetch_mailbox(at_fake, number).file.batch
    assert undone_behind(desk, batch, 1).removed == 1
    path = tmp_path / "desk.db"
    assert set(rows_of(path, "SELECT batch_id FROM seen_mails")) == {(None,)}
    assert fetch_mailbox(at_fake, number).file.seen == 0
