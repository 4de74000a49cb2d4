"""A new recovery key in the settings: made by keys alone, and not lost unsaid."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DiskFull
from callback_desk.domain.key_errors import DeskOpenElsewhere
from callback_desk.domain.recovery_key import looks_like_one
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.first_run import recovery_card
from callback_desk.ui.first_run.recovery_card import NOT_TICKED
from callback_desk.ui.settings.recovery_dialog import RecoveryDialog
from callback_desk.ui.settings.recovery_panel import (
    DESTROY_IT,
    IN_FORCE,
    NOT_IN_FORCE,
    NOT_KEPT,
    RENEWED,
    RecoveryKeyPanel,
)
from callback_desk.ui.theme import Theme
from tests.desks import MANAGER, PASSWORD
from tests.services.fake_desk import FakeDesk
from tests.ui.sign_in.walks import press, stop, type_in, unnamed

TAB, SPACE, ENTER, ESC = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Space),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape),
)


@pytest.fixture
def fake() -> FakeDesk:
    fake = FakeDesk()
    fake.keys.admitted[MANAGER] = PASSWORD
    return fake


def shown(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> RecoveryKeyPanel:
    panel = RecoveryKeyPanel(theme, background, desk)
    qtbot.addWidget(panel)
    panel.resize(theme.px(200), theme.px(120))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    qtbot.waitUntil(lambda: bool(panel.whose))
    field = panel.first_field()
    if field is not None:
        field.setFocus()
    return panel


@pytest.fixture
def panel(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> RecoveryKeyPanel:
    return shown(qtbot, theme, background, fake.desk)


def made(qtbot: QtBot, panel: RecoveryKeyPanel) -> RecoveryDialog:
    type_in(panel, PASSWORD)
    press(panel, ENTER)
    qtbot.waitUntil(lambda: panel.dialog is not None)
    assert panel.dialog is not None
    return panel.dialog


def keep(qtbot: QtBot, panel: RecoveryKeyPanel, dialog: RecoveryDialog) -> None:
    """Say that the key was kept, by keys."""
    dialog.card.tick.setFocus()
    press(dialog, SPACE)
    dialog.done_button.click()
    qtbot.waitUntil(panel.make_button.isEnabled)


def test_keys_alone_make_one(
    qtbot: QtBot, panel: RecoveryKeyPanel, fake: FakeDesk
) -> None:
    dialog = made(qtbot, panel)
    key = "-".join(dialog.card.key.text().split())
    assert looks_like_one(key)
    assert panel.password.text() == ""
    assert unnamed(dialog) == []
    dialog.done_button.click()
    assert dialog.isVisible()
    assert dialog.card.wrong == NOT_TICKED
    assert stop(dialog) is dialog.card.tick
    # Nothing holds before somebody says to have it.
    assert fake.keys.recovery_key == ""
    press(dialog, SPACE)
    assert dialog.done_button.isDefault()
    with qtbot.waitSignal(panel.told) as told:
        press(dialog, ENTER)
    assert told.args == [IN_FORCE.format(rest=RENEWED)]
    assert panel.dialog is None
    assert fake.keys.recovery_key == key


@pytest.mark.parametrize(
    "error", [DeskOpenElsewhere(), pytest.param(RuntimeError("it broke"), id="other")]
)
def test_it_holds_whatever_becomes_of_the_desks_own_key(
    qtbot: QtBot,
    panel: RecoveryKeyPanel,
    fake: FakeDesk,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    def renew(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(fake.keys, "renew", renew)
    said: list[str] = []
    panel.told.connect(said.append)
    keep(qtbot, panel, made(qtbot, panel))
    assert looks_like_one(fake.keys.recovery_key)
    assert bool(said) == isinstance(error, DeskOpenElsewhere)
    assert bool(panel.notice.sentence) != bool(said)


def test_one_that_could_not_be_saved_is_said_to_open_nothing(
    qtbot: QtBot, panel: RecoveryKeyPanel, fake: FakeDesk
) -> None:
    dialog = made(qtbot, panel)
    fake.keys.failure = DiskFull()
    keep(qtbot, panel, dialog)
    assert panel.notice.sentence.startswith(DiskFull().sentence)
    assert panel.notice.sentence.endswith(NOT_IN_FORCE)
    assert panel.notice.what_to_do == DiskFull().what_to_do
    assert fake.keys.recovery_key == ""


def locked_while_it_is_made(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> tuple[QWidget, RecoveryKeyPanel]:
    """A window that was locked after somebody asked for a recovery key."""
    window = QWidget()
    qtbot.addWidget(window)
    panel = RecoveryKeyPanel(theme, background, fake.desk)
    QVBoxLayout(window).addWidget(panel)
    window.show()
    panel.password.setText(PASSWORD)
    panel.make_button.click()
    # Whoever comes back is shown another page first.
    window.hide()
    panel.hide()
    qtbot.waitUntil(panel.make_button.isEnabled)
    assert not window.findChildren(RecoveryDialog)
    return window, panel


def test_it_is_held_back_while_the_window_is_locked(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    window, panel = locked_while_it_is_made(qtbot, theme, background, fake)
    window.show()
    qtbot.waitUntil(lambda: panel.dialog is not None)
    assert panel.dialog is not None
    key = "-".join(panel.dialog.card.key.text().split())
    keep(qtbot, panel, panel.dialog)
    assert fake.keys.recovery_key == key


def test_where_somebody_else_signs_in_the_one_before_still_holds(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    window, _ = locked_while_it_is_made(qtbot, theme, background, fake)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    assert fake.keys.recovery_key == ""
    assert not fake.keys.is_due
    assert not [act for act, *_ in fake.store.stored.audit if "recovery" in act]


def test_a_key_that_nobody_kept_is_not_closed_unsaid(
    qtbot: QtBot, panel: RecoveryKeyPanel, fake: FakeDesk
) -> None:
    dialog = made(qtbot, panel)
    press(dialog, ESC)
    assert dialog.isVisible()
    assert dialog.card.wrong == NOT_TICKED
    with qtbot.waitSignal(panel.told) as told:
        press(dialog, ESC)
    assert told.args == [NOT_KEPT]
    assert not dialog.isVisible()
    assert fake.keys.recovery_key == ""


def test_whoever_printed_one_and_does_not_keep_it_is_told_to_destroy_the_print(
    qtbot: QtBot,
    panel: RecoveryKeyPanel,
    fake: FakeDesk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = made(qtbot, panel)
    file = tmp_path / "key.txt"
    monkeypatch.setattr(recovery_card, "ask_place", lambda *asked: str(file))
    dialog.card.save_button.click()
    assert file.exists()
    press(dialog, ESC)
    assert dialog.isVisible()
    press(dialog, ESC)
    assert (panel.notice.sentence, panel.notice.what_to_do) == (NOT_KEPT, DESTROY_IT)
    assert panel.notice.isVisible()
    # It is gone with the next one.
    panel.password.setFocus()
    made(qtbot, panel).reject()
    assert not panel.notice.isVisible()


def test_a_key_that_somebody_says_to_have_kept_holds_however_it_is_closed(
    qtbot: QtBot, panel: RecoveryKeyPanel, fake: FakeDesk
) -> None:
    dialog = made(qtbot, panel)
    key = "-".join(dialog.card.key.text().split())
    dialog.card.tick.setFocus()
    press(dialog, SPACE)
    with qtbot.waitSignal(panel.told) as told:
        press(dialog, ESC)
    assert told.args == [IN_FORCE.format(rest=RENEWED)]
    assert fake.keys.recovery_key == key


def test_a_wrong_password_is_said_beside_its_field(
    qtbot: QtBot, panel: RecoveryKeyPanel
) -> None:
    press(panel, ENTER)
    assert panel.wrong == "Type your password."
    type_in(panel, "another one")
    press(panel, ENTER)
    qtbot.waitUntil(lambda: "not your current password" in panel.wrong)
    assert panel.dialog is None
    panel.hide()
    assert panel.password.text() == ""


def test_the_desks_own_key_is_renewed_at_will(
    qtbot: QtBot, panel: RecoveryKeyPanel, fake: FakeDesk
) -> None:
    assert panel.own.startswith("Nobody who left")
    with qtbot.waitSignal(panel.told) as told:
        panel.renew_button.click()
    assert told.args == [RENEWED]
    assert fake.keys.renewed_for == [[MANAGER]]


def test_what_it_waits_for_is_said(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    fake.keys.is_due, fake.keys.busy = True, DeskOpenElsewhere()
    panel = shown(qtbot, theme, background, fake.desk)
    assert "may know" in panel.own
    panel.renew_button.click()
    qtbot.waitUntil(lambda: "another window" in panel.notice.sentence)
    assert panel.renew_button.isEnabled()


def test_an_older_desk_says_for_whom_it_waits(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    fake.keys.waiting = ([MANAGER], True)
    panel = shown(qtbot, theme, background, fake.desk)
    assert "Kim Osei and a new recovery key" in panel.own


def test_others_see_whom_to_ask(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    hers = fake.signed_in(Role.RECEPTIONIST, "Eve Park")
    panel = shown(qtbot, theme, background, hers)
    assert MANAGER in panel.whose
    assert not panel.make_button.isVisible()
    assert not panel.renew_button.isVisible()
    assert unnamed(panel) == []
