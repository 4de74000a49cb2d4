"""Taking an import back from the window: what takes long is told, and can be ended."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.undone_together import InPart, UndoneTogether
from callback_desk.services import taking_back
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.import_together import undo_together
from callback_desk.services.undo_import import OnPart, ignore_part, undo_import
from callback_desk.ui.background import Background
from callback_desk.ui.intake import undoing
from callback_desk.ui.intake.undoing import ImportUndoing
from tests.cli.command_line import SAMPLES
from tests.desks import DeskClock, copy_desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        yield desk


class SlowUndo:
    """Goes on until somebody ends it, or it may end."""

    def __init__(self) -> None:
        self.may_end = Event()

    def run(
        self,
        desk: Desk,
        batches: tuple[int, ...],
        heed: Heed,
        leave: Heed = go_on,
        on_part: OnPart = ignore_part,
    ) -> UndoneTogether:
        """In the place of `undo_together`."""
        while not self.may_end.wait(0.01):
            on_part(1, 9)
            heed()
        return UndoneTogether(2, 0, ())


def offers(taking: ImportUndoing) -> bool:
    return taking.can_undo


def test_what_takes_long_is_told_and_can_be_ended(
    qtbot: QtBot, background: Background, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowUndo()
    monkeypatch.setattr(undoing, "undo_together", slow.run)
    taking = ImportUndoing(background, desk, background)
    taking.remember([1])
    with qtbot.waitSignal(taking.took_long):
        taking.undo()
    assert taking.is_running
    assert not offers(taking)
    with qtbot.waitSignal(taking.stopped):
        taking.stop()
    assert offers(taking), "it stays as it was"
    slow.may_end.set()
    with qtbot.waitSignal(taking.undone):
        taking.undo()
    assert not offers(taking)
    background.close()


def test_how_far_it_is_is_told_once_it_takes_long(
    qtbot: QtBot, background: Background, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowUndo()
    monkeypatch.setattr(undoing, "undo_together", slow.run)
    taking = ImportUndoing(background, desk, background)
    taking.remember([1])
    order = list[str]()
    taking.took_long.connect(lambda: order.append("long"))
    taking.came_on.connect(lambda passed, count: order.append(f"{passed} of {count}"))
    with qtbot.waitSignal(taking.came_on):
        taking.undo()
    with qtbot.waitSignal(taking.stopped):
        taking.leave()
    assert order[:2] == ["long", "1 of 9"]


def test_one_that_is_stopped_in_the_middle_can_be_taken_back_yet(
    qtbot: QtBot, background: Background, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_back, "AT_ONCE", 2)
    taking = ImportUndoing(background, desk, background)
    taking.remember([1])

    def stopped(
        desk: Desk, batches: tuple[int, ...], heed: Heed, leave: Heed, on_part: OnPart
    ) -> UndoneTogether:
        def hear(passed: int, count: int) -> None:
            on_part(passed, count)
            taking.stop()

        return undo_together(desk, batches, heed, leave, hear)

    monkeypatch.setattr(undoing, "undo_together", stopped)
    with qtbot.waitSignal(taking.undone) as told:
        taking.undo()
    assert told.args[0].in_part == InPart(2, 5)
    assert offers(taking)
    monkeypatch.undo()
    with qtbot.waitSignal(taking.undone) as told:
        taking.undo()
    assert (told.args[0].removed, told.args[0].left) == (3, ())
    assert not offers(taking)
    background.close()


def test_what_is_done_at_once_is_not_told_first(
    qtbot: QtBot, background: Background, desk: Desk
) -> None:
    taking = ImportUndoing(background, desk, background)
    taking.remember([1])
    with (
        qtbot.assertNotEmitted(taking.took_long, wait=undoing.LONG_MS + 100),
        qtbot.waitSignal(taking.undone),
    ):
        taking.undo()
    background.close()


def test_what_was_left_can_be_taken_back_yet(
    qtbot: QtBot, background: Background, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [UndoneTogether(1, 0, (), 1, (1, 2)), UndoneTogether(2, 0, (), 2)]
    asked = []

    def undo(
        desk: Desk, batches: tuple[int, ...], heed: Heed, *more: Heed
    ) -> UndoneTogether:
        asked.append(batches)
        return parts.pop(0)

    monkeypatch.setattr(undoing, "undo_together", undo)
    taking = ImportUndoing(background, desk, background)
    taking.remember([1, 2, 3])
    with qtbot.waitSignals([taking.undone, taking.ended]):
        taking.undo()
    assert offers(taking)
    with qtbot.waitSignals([taking.undone, taking.ended]):
        taking.undo()
    assert not offers(taking)
    assert asked == [(1, 2, 3), (1, 2)]
    background.close()


def test_what_is_gone_already_is_offered_no_more(
    qtbot: QtBot, background: Background, desk: Desk
) -> None:
    undo_import(desk, 1)
    taking = ImportUndoing(background, desk, background)
    taking.remember([1])
    with qtbot.waitSignals([taking.refused, taking.ended]):
        taking.undo()
    assert not offers(taking)
    background.close()


def test_what_came_in_while_another_is_taken_back_can_be_taken_back_then(
    qtbot: QtBot, background: Background, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, taken = SlowUndo(), list[tuple[int, ...]]()

    def run(
        desk: Desk, batches: tuple[int, ...], heed: Heed, *more: Heed
    ) -> UndoneTogether:
        taken.append(batches)
        return slow.run(desk, batches, heed)

    monkeypatch.setattr(undoing, "undo_together", run)
    taking = ImportUndoing(background, desk, background)
    taking.remember([1])
    taking.undo()
    taking.remember([2])
    slow.may_end.set()
    qtbot.waitUntil(lambda: not taking.is_running)
    assert offers(taking)
    with qtbot.waitSignal(taking.undone):
        taking.undo()
    assert taken == [(1,), (2,)]
    assert not offers(taking)
    background.close()
