"""Several files as one act: what is told where taking them back ends in between."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from callback_desk.domain.errors import FileUnreadable
from callback_desk.domain.import_errors import (
    FileNotAsShown,
    ImportGoingOn,
    UnknownBatch,
)
from callback_desk.domain.record_place import RecordPlace
from callback_desk.domain.settlement import Fix
from callback_desk.domain.stopping import Stopped
from callback_desk.services import import_together
from callback_desk.services.desk import Desk
from callback_desk.services.file_opener import FileOpener, as_shown
from callback_desk.services.hearing import ignore_progress, ignore_record, never
from callback_desk.services.import_leads import SourceSettings, preview_files
from callback_desk.services.import_together import FileToTake, undo_together
from callback_desk.services.undo_import import Undone, undo_import
from callback_desk.services.work_queue import show_queue
from callback_desk.wording.imports import say_undone_together
from tests.cli.command_line import SAMPLES
from tests.desks import copy_desk, opened
from tests.intake.workbooks import workbook
from tests.storage.stored_desk import take

_SEPARATOR = b"From x Mon Nov 16 10:00:00 2026\n"
FILES = (
    "Ana Lopez,(212) 555-0142,,call me,2026-11-16 10:00",
    "Bo Chen,(646) 555-0188,,call me,2026-11-16 10:00",
    "Cy Diaz,(646) 555-0133,,call me,2026-11-16 10:00",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def batches(desk: Desk, tmp_path: Path) -> list[int]:
    return [batch_of(desk, tmp_path, line) for line in FILES]


def batch_of(desk: Desk, folder: Path, line: str) -> int:
    batch = take(desk, folder, line)[0].batch
    assert batch is not None
    return batch


def waiting(desk: Desk) -> list[str]:
    queue, _ = show_queue(desk)
    return sorted(entry.lead.name for entry in queue.entries)


class EndsAfter:
    """Takes back as ever; raises an error in the place of a later import."""

    def __init__(self, done: int, error: Exception) -> None:
        self._left, self._error = done, error

    def __call__(self, desk: Desk, batch: int, *heeds: object) -> Undone:
        """In the place of `undo_import`."""
        if not self._left:
            raise self._error
        self._left -= 1
        return undo_import(desk, batch)


def test_what_was_taken_back_before_a_stop_is_told_and_so_is_what_stays(
    desk: Desk, batches: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_together, "undo_import", EndsAfter(1, Stopped()))
    undone = undo_together(desk, batches)
    assert (undone.taken_back, undone.left) == (1, tuple(batches[:2]))
    assert waiting(desk) == ["Ana Lopez", "Bo Chen"]
    assert say_undone_together(undone) == (
        "Stopped: 1 of 3 files was taken back. 1 lead is gone again. The other 2 stay "
        "as they were."
    )
    monkeypatch.undo()
    undone = undo_together(desk, undone.left)
    assert (undone.taken_back, undone.left) == (2, ())
    assert say_undone_together(undone) == "2 leads are gone again."
    assert waiting(desk) == []


def test_an_import_that_begins_in_between_is_told_with_what_was_done(
    desk: Desk, batches: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_together, "undo_import", EndsAfter(2, ImportGoingOn()))
    undone = undo_together(desk, batches)
    assert waiting(desk) == ["Ana Lopez"]
    assert say_undone_together(undone) == (
        "2 of 3 files were taken back. 2 leads are gone again. The other one stays as "
        "it was. Another import is still going on. Try again when it is done."
    )


@pytest.mark.parametrize("error", [Stopped(), ImportGoingOn()])
def test_where_nothing_was_taken_back_that_is_an_error(
    desk: Desk, batches: list[int], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(import_together, "undo_import", EndsAfter(0, error))
    with pytest.raises(type(error)):
        undo_together(desk, batches)
    assert len(waiting(desk)) == 3


def test_what_was_taken_back_elsewhere_is_passed_over(
    desk: Desk, batches: list[int]
) -> None:
    undo_import(desk, batches[1])
    undone = undo_together(desk, batches)
    assert (undone.taken_back, undone.removed, undone.left) == (2, 2, ())
    with pytest.raises(UnknownBatch):
        undo_together(desk, batches)


def test_what_was_corrected_in_one_file_is_not_put_to_the_rows_of_another(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "leads.csv"
    path.write_text("Name,Phone\nAna Lopez,12\n", "utf-8")
    opener = FileOpener(desk.open_lead_file, path)
    (seen,) = preview_files(desk, [(opener, ignore_record)], SourceSettings())
    path.write_text("Name,Phone\nBo Chen,13\n", "utf-8")
    fixes = {RecordPlace(2, 0): Fix("Ana Lopez", "2125550142")}
    shown = FileToTake(path.name, as_shown(opener, seen), fixes)
    brought = import_together.import_together(
        desk, [shown], SourceSettings(), ignore_progress, never
    )
    assert [type(error) for _, error in brought.refused] == [FileNotAsShown]
    assert (brought.batches, waiting(desk)) == ([], [])


def _mbox(place: Path, sample: str) -> Path:
    path = place / "inbox.mbox"
    path.write_bytes(_SEPARATOR + (SAMPLES / sample).read_bytes())
    return path


def _maildir(place: Path, sample: str) -> Path:
    for part in ("new", "cur"):
        (place / "Mail" / part).mkdir(parents=True, exist_ok=True)
    (place / "Mail" / "new" / "1.a.x").write_bytes((SAMPLES / sample).read_bytes())
    return place / "Mail"


def _mail(place: Path, sample: str) -> Path:
    path = place / "lead.eml"
    path.write_bytes((SAMPLES / sample).read_bytes())
    return path


def _workbook(place: Path, sample: str) -> Path:
    return workbook(place / "leads.xlsx", [["Name", "Phone"], [sample, "2125550142"]])


@pytest.mark.parametrize("make", [_mbox, _maildir, _mail, _workbook])
def test_what_was_replaced_since_it_was_shown_is_not_taken_in(
    desk: Desk, tmp_path: Path, make: Callable[[Path, str], Path]
) -> None:
    opener = FileOpener(desk.open_lead_file, make(tmp_path, "divi-0.eml"))
    (seen,) = preview_files(desk, [(opener, ignore_record)], SourceSettings())
    make(tmp_path, "elementor-0.eml")
    shown = FileToTake("leads", as_shown(opener, seen), {})
    brought = import_together.import_together(
        desk, [shown], SourceSettings(), ignore_progress, never
    )
    assert [type(error) for _, error in brought.refused] == [FileNotAsShown]
    assert (brought.batches, waiting(desk)) == ([], [])


def test_an_archive_that_was_shown_may_have_grown(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "inbox.mbox"
    mail = _SEPARATOR + (SAMPLES / "divi-0.eml").read_bytes()
    path.write_bytes(mail)
    opener = FileOpener(desk.open_lead_file, path)
    (seen,) = preview_files(desk, [(opener, ignore_record)], SourceSettings())
    more = (SAMPLES / "elementor-0.eml").read_bytes()
    path.write_bytes(mail + b"\n\n" + _SEPARATOR + more)
    shown = FileToTake(path.name, as_shown(opener, seen), {})
    brought = import_together.import_together(
        desk, [shown], SourceSettings(), ignore_progress, never
    )
    assert (brought.refused, brought.seen) == ([], 2)


def test_what_could_not_be_shown_is_not_imported_unseen(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "leads.csv"
    opener = FileOpener(desk.open_lead_file, path)
    (seen,) = preview_files(desk, [(opener, ignore_record)], SourceSettings())
    assert isinstance(seen.error, FileUnreadable)
    path.write_text("Name,Phone\nBo Chen,2125550142\n", "utf-8")
    shown = FileToTake(path.name, as_shown(opener, seen), {})
    brought = import_together.import_together(
        desk, [shown], SourceSettings(), ignore_progress, never
    )
    assert [type(error) for _, error in brought.refused] == [FileNotAsShown]
    assert (brought.batches, waiting(desk)) == ([], [])
