"""A desk opens although nothing can be written: leads are read, what is left waits."""

from pathlib import Path

import pytest

from callback_desk.domain.import_errors import HalfTakenBack
from callback_desk.domain.import_list import ImportState
from callback_desk.domain.stopping import Stopped
from callback_desk.services import taking_back
from callback_desk.services.list_imports import list_imports
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_queue
from callback_desk.storage import engine
from tests.desks import copy_desk, opened
from tests.storage.stored_desk import ANA, BO, NOBODY, connected, take, tamper


def leave() -> None:
    raise Stopped


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 20)
    monkeypatch.setattr(taking_back, "AT_ONCE", 1)
    return copy_desk(tmp_path)


def states(path: Path) -> tuple[list[ImportState], list[str]]:
    with opened(path) as desk:
        queue, _ = show_queue(desk)
        found = [one.state for one in list_imports(desk).imports]
        return found, [entry.lead.name for entry in queue.entries if entry.lead.safety]


def test_with_an_import_half_taken_back(path: Path, tmp_path: Path) -> None:
    with opened(path) as desk:
        take(desk, tmp_path, BO)
        batch = take(desk, tmp_path, ANA, NOBODY)[0].batch or 0
        with pytest.raises(HalfTakenBack):
            undo_import(desk, batch, leave=leave)
    # Another program is writing, and goes on.
    with connected(path, writes=True):
        half, first = [ImportState.UNDOING, ImportState.DONE], ["Bo Chen", "No Number"]
        assert states(path) == (half, first)
    assert states(path) == ([ImportState.UNDONE, ImportState.DONE], ["Bo Chen"])


def test_with_an_import_that_broke_off(path: Path, tmp_path: Path) -> None:
    with opened(path) as desk:
        take(desk, tmp_path, BO)
        take(desk, tmp_path, ANA, NOBODY)
    tamper(path, "UPDATE batches SET state = 'pending' WHERE batch_id = 2")
    with connected(path, writes=True):
        assert states(path) == ([ImportState.GOING_ON, ImportState.DONE], ["Bo Chen"])
    assert states(path) == ([ImportState.DONE], ["Bo Chen"])
