"""The veil: nothing of any lead behind it, and the way back by PIN or password."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QSettings,
    Qt,
    QTimer,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from callback_desk import reception as rooms
from callback_desk.domain.staff import Role
from callback_desk.reception import Reception
from callback_desk.services.claims import claim_lead
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.staff_access import add_staff, remove_staff
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.file_dialog import ask_files
from callback_desk.ui.settings.codes_card import CodesCard
from callback_desk.ui.settings.recovery_dialog import RecoveryDialog
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.veil import idle_watch
from tests.cli.command_line import SAMPLES
from tests.desks import MANAGER, PASSWORD, copy_desk, opened
from tests.storage.stored_desk import rows_of

# Tests have no screen on which a window could come before another.
pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
PIN, ANN = "4711", "Ann Porter"
NEEDLES = ("Dana Lee", "Maria Alvarez", "555", "Suicidal")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
    return path


@pytest.fixture
def reception(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Path
) -> Iterator[Reception]:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    monkeypatch.setattr(rooms, "QSettings", lambda *names: kept)
    theme = Theme(qapp, dark=False)
    reception = Reception(qapp, theme, desk)
    reception.start()
    yield reception
    reception.close()
    for window in qapp.topLevelWidgets():
        window.hide()
        window.deleteLater()
    theme.wear(dark=False, percent=100)


def seen(kind: type[QWidget]) -> QWidget | None:
    windows = QApplication.topLevelWidgets()
    return next((w for w in windows if isinstance(w, kind) and w.isVisible()), None)


def way_in() -> SignInWindow:
    window = seen(SignInWindow)
    assert isinstance(window, SignInWindow)
    return window


def come_in(
    qtbot: QtBot, secret: str = PASSWORD, name: str | None = MANAGER, pin: str = ""
) -> DeskWindow:
    """Come in, or back; once the first lead is shown."""
    window = way_in()
    if name is not None:
        window.name.setText(name)
    window.password.setText(secret)
    window.pin.setText(pin)
    window.button.click()
    qtbot.waitUntil(lambda: seen(DeskWindow) is not None)
    desk = seen(DeskWindow)
    assert isinstance(desk, DeskWindow)
    qtbot.waitUntil(lambda: desk.today.lead_shown() == "Dana Lee")
    return desk


def said(window: QWidget) -> str:
    """All that the widgets and models of a window hold."""
    texts = [label.text() for label in window.findChildren(QLabel)]
    texts += [w.accessibleName() for w in window.findChildren(QWidget)]
    for model in window.findChildren(QAbstractItemModel):
        # A list says nothing of its columns in Python.
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        texts += [
            str(model.index(row, column).data(role) or "")
            for row in range(model.rowCount())
            for column in range(columns)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        ]
    return "\n".join(texts)


def audited(desk: Path) -> list[str]:
    rows = rows_of(desk, "SELECT action FROM audit ORDER BY audit_id")
    return [action for (action,) in rows]


def test_a_pin_lifts_the_veil_and_all_is_as_it_was(
    qtbot: QtBot, reception: Reception, desk: Path
) -> None:
    window = come_in(qtbot)
    reception.lock()
    assert not window.isVisible()
    assert not way_in().password.text()
    assert way_in().name.text() == MANAGER
    window = come_in(qtbot, pin=PIN)
    window.today.card.note_field.setPlainText("call her moth")
    reception.lock()
    assert not way_in().pin.isVisibleTo(way_in())
    again = come_in(qtbot, PIN, name=None)
    assert again is window
    qtbot.waitUntil(lambda: again.today.card.note == "call her moth")
    qtbot.waitUntil(lambda: audited(desk)[-2:] == ["locked", "unlocked"])


def test_the_list_has_the_keys_after_unlocking(
    qtbot: QtBot, reception: Reception
) -> None:
    today = come_in(qtbot).today
    today.card.note_field.setFocus()
    reception.lock()
    window = come_in(qtbot)
    assert window.today is today
    # In a narrow window the card has them.
    places = (today.list.view, today.card)
    qtbot.waitUntil(lambda: window.focusWidget() in places)


def test_nobody_has_a_call_open_whose_window_is_gone(
    qtbot: QtBot, reception: Reception, desk: Path
) -> None:
    held = partial(rows_of, desk, "SELECT lead_id FROM claims")
    claim_lead(come_in(qtbot).today.desk, 1)
    reception.lock()
    assert held()
    come_in(qtbot, name=ANN)
    qtbot.waitUntil(lambda: not held())


@pytest.mark.parametrize("name", [MANAGER, ANN])
def test_a_file_dialog_is_over_when_the_veil_falls(
    qtbot: QtBot, reception: Reception, name: str
) -> None:
    window = come_in(qtbot)
    QTimer.singleShot(0, reception, reception.lock)
    assert ask_files(window, "Import", "All files (*)") == []
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    come_in(qtbot, name=name)
    assert seen(QFileDialog) is None


@pytest.mark.parametrize("name", [MANAGER, ANN])
def test_what_ended_behind_the_veil_does_not_come_back(
    qtbot: QtBot, reception: Reception, name: str
) -> None:
    window = come_in(qtbot)
    stays, ends = QDialog(window), QDialog(window)
    stays.show()
    ends.show()
    reception.lock()
    assert not stays.isVisible()
    ends.deleteLater()
    qtbot.waitUntil(lambda: not isValid(ends))
    come_in(qtbot, name=name)
    if name == MANAGER:
        assert stays.isVisible()


def test_behind_the_veil_no_model_and_no_label_holds_a_lead(
    qtbot: QtBot, reception: Reception
) -> None:
    window = come_in(qtbot)
    assert any(needle in said(window) for needle in NEEDLES)
    reception.lock()
    window.today.refresh()
    window.today.queue.refresh()
    came: list[object] = []
    window._background.run(int, came.append)
    qtbot.waitUntil(lambda: bool(came))
    held = said(window)
    assert [needle for needle in NEEDLES if needle in held] == []
    sign_in = said(way_in()) + way_in().windowTitle()
    assert [needle for needle in NEEDLES if needle in sign_in] == []


def test_five_wrong_pins_and_it_is_the_password_again(
    qtbot: QtBot, reception: Reception, desk: Path
) -> None:
    come_in(qtbot)
    reception.lock()
    come_in(qtbot, pin=PIN)
    reception.lock()
    window = way_in()
    for _ in range(6):
        window.password.setText("9999")
        window.button.click()
        qtbot.waitUntil(lambda: not window.password.isReadOnly())
    assert seen(DeskWindow) is None
    window.password.setText(PIN)
    window.button.click()
    qtbot.waitUntil(lambda: not window.password.isReadOnly())
    assert seen(DeskWindow) is None
    come_in(qtbot)
    assert audited(desk).count("pin_refused") == 7


def test_the_pin_of_one_lifts_nothing_for_another(
    qtbot: QtBot, reception: Reception
) -> None:
    before = come_in(qtbot)
    reception.lock()
    come_in(qtbot, pin=PIN)
    reception.lock()
    window = way_in()
    window.name.setText(ANN)
    window.password.setText(PIN)
    window.button.click()
    qtbot.waitUntil(lambda: not window.password.isReadOnly())
    assert seen(DeskWindow) is None
    other = come_in(qtbot, name=ANN)
    assert other is not before
    reception.lock()
    assert way_in().pin.isVisibleTo(way_in())
    assert way_in().name.text() == ANN


def test_who_left_meanwhile_does_not_come_back_by_pin(
    qtbot: QtBot, reception: Reception, desk: Path
) -> None:
    come_in(qtbot, name=ANN)
    reception.lock()
    come_in(qtbot, name=ANN, pin=PIN)
    reception.lock()
    with opened(desk) as managers:
        remove_staff(managers, ANN)
    window = way_in()
    window.password.setText(PIN)
    window.button.click()
    qtbot.waitUntil(lambda: not window.password.isReadOnly())
    assert seen(DeskWindow) is None
    assert window.notice.sentence.startswith("That PIN no longer works.")
    assert audited(desk)[-1] == "pin_refused"


def test_what_is_no_pin_is_refused_before_anything_else(
    qtbot: QtBot, reception: Reception
) -> None:
    come_in(qtbot)
    reception.lock()
    window = way_in()
    window.password.setText(PASSWORD)
    window.pin.setText("12")
    window.button.click()
    assert seen(DeskWindow) is None
    assert "4 to 6 digits" in said(window)


def test_left_alone_it_locks_and_in_a_call_it_only_covers(
    qtbot: QtBot, reception: Reception
) -> None:
    window = come_in(qtbot)
    idle = reception._gate.idle
    assert idle is not None
    now = [0.0]
    idle._clock = lambda: now[0]
    idle.touch()
    now[0] = 599.0
    idle.look()
    assert window.isVisible()
    window.today.card._call.open_call(dialled=True)
    window.today.card.set_discreet(False)
    now[0] = 601.0
    idle.look()
    assert window.isVisible()
    assert not window.today.card._messages.isVisible()
    idle.touch()
    assert window.today.card._messages.isVisible()
    now[0] += idle_watch.CALL_SECONDS + 1
    idle.look()
    assert not window.isVisible()
    assert window.today.card.is_calling


def test_keys_and_mouse_count_as_somebody_who_is_there(
    qtbot: QtBot, reception: Reception
) -> None:
    window = come_in(qtbot)
    idle = reception._gate.idle
    assert idle is not None
    now = [0.0]
    idle._clock = lambda: now[0]
    idle.touch()
    now[0] = 599.0
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Down)
    now[0] = 700.0
    idle.look()
    assert window.isVisible()


def test_the_systems_own_lock_lets_the_veil_fall_even_in_a_call(
    qtbot: QtBot, reception: Reception
) -> None:
    window = come_in(qtbot)
    window.today.card._call.open_call(dialled=True)
    system = reception._gate.system
    assert system is not None
    system.locked.emit()
    assert not window.isVisible()
    assert way_in().isVisible()
    # A second signal of the same lock changes nothing.
    system.locked.emit()
    assert come_in(qtbot) is window


def test_a_window_beside_it_is_hidden_with_it(
    qtbot: QtBot, reception: Reception
) -> None:
    window = come_in(qtbot)
    window.day.safety.crisis.open()
    panel = window.day.safety.crisis.panel
    assert panel.isVisible()
    reception.lock()
    assert not panel.isVisible()
    come_in(qtbot)
    assert panel.isVisible()


@pytest.mark.parametrize("locked_first", [False, True])
def test_spare_codes_that_nobody_kept_wait_for_their_owner(
    qtbot: QtBot, reception: Reception, locked_first: bool
) -> None:
    codes = ("kite-4711", "lamp-0815")
    card = come_in(qtbot).settings.password.codes
    assert isinstance(card, CodesCard)
    if locked_first:
        reception.lock()
    card.show_spare(codes)
    if not locked_first:
        assert seen(RecoveryDialog) is not None
        reception.lock()
    come_in(qtbot, name=ANN)
    assert seen(RecoveryDialog) is None
    assert not [w for w in QApplication.topLevelWidgets() if "kite" in said(w)]
    reception.lock()
    come_in(qtbot)
    qtbot.waitUntil(lambda: seen(RecoveryDialog) is not None)
    dialog = seen(RecoveryDialog)
    assert isinstance(dialog, RecoveryDialog)
    assert dialog.card.key.text().split() == list(codes)
    dialog.card.tick.setChecked(True)
    dialog.done_button.click()
    reception.lock()
    come_in(qtbot, name=ANN)
    reception.lock()
    come_in(qtbot)
    assert seen(RecoveryDialog) is None
