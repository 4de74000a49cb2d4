"""Closing with something unsaved: asked once, and never where the system ends it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.import_list import ImportState
from callback_desk.domain.stopping import Heed
from callback_desk.domain.undone_together import UndoneTogether
from callback_desk.services import taking_back
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.import_together import undo_together
from callback_desk.services.list_imports import list_imports
from callback_desk.services.undo_import import OnPart
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.intake import imports_page, undoing
from callback_desk.ui.settings.ask_once_dialog import AskOnceDialog
from callback_desk.ui.termination import ASKED_TO_END
from callback_desk.ui.theme import Theme
from callback_desk.ui.today import recording
from callback_desk.ui.widgets import PlainLabel
from tests.cli.command_line import SAMPLES
from tests.desks import copy_desk, opened
from tests.ui.intake.test_undoing import SlowUndo
from tests.ui.keyboard import press
from tests.ui.test_desk_window import open_window


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        yield desk


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> DeskWindow:
    return open_window(qtbot, theme, background, desk, tmp_path)


def asked(window: DeskWindow) -> AskOnceDialog | None:
    dialogs = window.findChildren(AskOnceDialog)
    return next((dialog for dialog in dialogs if dialog.isVisible()), None)


def foot(window: DeskWindow) -> str:
    return window._status.text()


def words(place: QWidget) -> str:
    return "\n".join(label.text() for label in place.findChildren(PlainLabel))


def test_a_window_with_nothing_unsaved_closes_at_once(
    qtbot: QtBot, window: DeskWindow
) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()


def test_a_note_that_is_not_saved_is_asked_about_once(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.today.card.note_field.setPlainText("call her sister")
    window.close()
    dialog = asked(window)
    assert dialog is not None
    assert "A note is not saved." in words(dialog)
    window.close()
    assert len(window.findChildren(AskOnceDialog)) == 1
    dialog.stay_button.click()
    assert window.isVisible()
    assert window.today.card.note == "call her sister"
    window.close()
    dialog = asked(window)
    assert dialog is not None
    with qtbot.waitSignal(window.closed):
        dialog.act_button.click()


def test_agreeing_to_the_loss_waits_for_nothing_that_is_being_done(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    window.today.card.note_field.setPlainText("call her sister")
    window.close()
    dialog = asked(window)
    assert dialog is not None
    may_end = Event()
    background.run(partial(may_end.wait, 30))
    with qtbot.waitSignal(window.closed):
        dialog.act_button.click()
    assert not may_end.is_set(), "it goes on behind"
    may_end.set()


def test_taking_an_import_back_is_stopped_before_the_window_closes(
    qtbot: QtBot, window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowUndo()
    monkeypatch.setattr(undoing, "undo_together", slow.run)
    window.imports.undoing.remember([1])
    window.imports.undoing.undo()
    with qtbot.waitSignals([window.imports.undoing.stopped, window.closed]):
        window.close()
        assert window.isVisible()
        assert "half taken back is finished later" in foot(window)


def test_an_open_call_is_named_and_stays_open(qtbot: QtBot, window: DeskWindow) -> None:
    window.today.card.open_call()
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    window.close()
    dialog = asked(window)
    assert dialog is not None
    said = words(dialog)
    assert "The call with Dana Lee is open, and nothing of it is recorded." in said
    assert "Dana" not in dialog.windowTitle()
    dialog.reject()
    assert window.today.card.is_calling


def test_settings_that_are_not_saved_are_asked_about(
    qtbot: QtBot, window: DeskWindow
) -> None:
    guides = window.settings.guides
    window.show_page(window.settings)
    window.settings.show_panel(guides)
    qtbot.waitUntil(lambda: guides.save_button.isEnabled())
    guides.approval.box.setChecked(True)
    window.settings.looks_chosen.emit()
    assert "“Guides” is not saved" in words(window.settings.appearance)
    window.close()
    dialog = asked(window)
    assert dialog is not None
    assert "what was changed under “Guides” is not saved" in words(dialog)
    dialog.reject()
    guides.approval.box.setChecked(False)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_nobody_is_asked_where_the_system_ends_the_program(
    qtbot: QtBot, qapp: QApplication, window: DeskWindow
) -> None:
    window.today.card.note_field.setPlainText("call her sister")
    qapp.setProperty(ASKED_TO_END, True)
    try:
        with qtbot.waitSignal(window.closed):
            window.close()
    finally:
        qapp.setProperty(ASKED_TO_END, None)


def test_an_outcome_that_is_being_saved_is_saved_before_the_window_closes(
    qtbot: QtBot, window: DeskWindow, background: Background, desk: Desk
) -> None:
    qtbot.waitUntil(lambda: window.today.lead_shown() != "")
    shown = window.today.card_shown()
    assert shown is not None
    lead_id, free = shown.details.lead_id, Event()
    window.today.card.open_call()
    assert window.today.card.is_calling
    background.run(partial(free.wait, 30))
    press(window, Qt.Key.Key_4, held=Qt.KeyboardModifier.AltModifier)
    assert window.today.recording.is_saving
    window.close()
    assert window.isVisible()
    assert foot(window) == "Saving what came of the call…"
    with qtbot.waitSignal(window.closed):
        free.set()
    (attempt,) = show_lead(desk, lead_id).attempts
    assert attempt.outcome == "no_answer"


def test_an_outcome_that_cannot_be_saved_keeps_the_window(
    qtbot: QtBot,
    window: DeskWindow,
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_told: object) -> None:
        raise DatabaseLocked

    qtbot.waitUntil(lambda: window.today.lead_shown() != "")
    monkeypatch.setattr(recording, "record_seen", refused)
    free = Event()
    window.today.card.open_call()
    background.run(partial(free.wait, 30))
    press(window, Qt.Key.Key_4, held=Qt.KeyboardModifier.AltModifier)
    assert window.today.recording.is_saving
    window.close()
    free.set()
    qtbot.waitUntil(lambda: DatabaseLocked().sentence in words(window.today.card))
    assert window.isVisible()
    assert foot(window) == ""
    monkeypatch.undo()
    window.today.card.leave_call()


def test_what_is_being_taken_back_as_the_system_ends_it_goes_another_time(
    qtbot: QtBot, window: DeskWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_back, "AT_ONCE", 2)

    def ended(
        desk: Desk, batches: tuple[int, ...], heed: Heed, leave: Heed, tell: OnPart
    ) -> UndoneTogether:
        def hear(passed: int, count: int) -> None:
            window.imports.leave_undoing()
            # So does what closes the question then.
            window.imports.list.stop()

        return undo_together(desk, batches, heed, leave, hear)

    monkeypatch.setattr(imports_page, "undo_together", ended)
    window.imports.show_list()
    page = window.imports.list
    qtbot.waitUntil(page.undo_button.isEnabled)
    page.undo_button.click()
    qtbot.waitUntil(lambda: asked(window) is not None)
    dialog = asked(window)
    assert dialog is not None
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "The rest of it goes by itself" in words(dialog))
    assert list_imports(desk).imports[0].state is ImportState.UNDOING
    dialog.reject()
