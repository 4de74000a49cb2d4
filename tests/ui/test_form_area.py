"""Forms on a low screen: scrolled, and no field pressed flat."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callback_desk.domain.code_errors import CodeWrong
from callback_desk.domain.hand_entry import Typed
from callback_desk.ui.background import Background
from callback_desk.ui.calls.quick_entry_dialog import QuickEntryDialog
from callback_desk.ui.form_area import FormArea
from callback_desk.ui.settings.recovery_dialog import RecoveryDialog
from callback_desk.ui.settings.spare_sheet import ADVICE, SpareSheet
from callback_desk.ui.sign_in.sign_in_window import ComesBack, SignInWindow
from callback_desk.ui.theme import Theme
from tests.services.fake_desk import FakeDesk

WIDE, LOW = 600, 320


def pressed_flat(window: QWidget) -> list[str]:
    """What is shown lower than its own words are."""
    parts = [
        part
        for kind in (QLineEdit, QAbstractButton, QLabel)
        for part in window.findChildren(kind)
        if part.isVisible()
    ]
    return [
        f"{type(part).__name__} {part.accessibleName()}: {part.height()}"
        for part in parts
        if part.height() < part.fontMetrics().height()
    ]


def at_a_low_screen(qtbot: QtBot, window: QWidget) -> None:
    """Show it as where the screen has room for no more."""
    window.setFixedSize(WIDE, LOW)
    window.show()
    qtbot.waitUntil(lambda: window.height() == LOW)


@pytest.mark.parametrize("back", [None, ComesBack(False)])
def test_the_sign_in_window_is_scrolled(
    qtbot: QtBot, theme: Theme, background: Background, back: ComesBack | None
) -> None:
    def refuse(*typed: str) -> object:
        raise CodeWrong()

    window = SignInWindow(theme, background, refuse, ["Kim Osei"], back)
    qtbot.addWidget(window)
    window.password.setText("correct horse battery")
    window.button.click()
    qtbot.waitUntil(lambda: bool(window.wrong_code))
    at_a_low_screen(qtbot, window)
    qtbot.waitUntil(lambda: pressed_flat(window) == [])
    # What is asked for is seen.
    seen = window.rect()
    qtbot.waitUntil(
        lambda: seen.contains(window.code.mapTo(window, window.code.rect().center()))
    )


def test_codes_that_are_shown_once_are_scrolled(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet = SpareSheet(tuple(f"BAEA-QC{n}I" for n in range(8)), "Kim Osei")
    dialog = RecoveryDialog(theme, sheet, ADVICE, parent, title="Your spare codes")
    at_a_low_screen(qtbot, dialog)
    dialog.accept()
    assert dialog.isVisible()
    key = dialog.card.key
    qtbot.waitUntil(lambda: key.height() >= key.sizeHint().height())
    # Why it stays is seen, though it stands beneath what has no room.
    warning, low = dialog.card.warning, dialog.done_button.y()
    qtbot.waitUntil(lambda: warning.mapTo(dialog, warning.rect().center()).y() < low)
    qtbot.waitUntil(lambda: pressed_flat(dialog) == [])


def test_a_new_lead_is_scrolled(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    desk = FakeDesk().desk
    dialog = QuickEntryDialog(theme, background, desk, Typed("Dana Lee", "12", ""))
    qtbot.addWidget(dialog)
    at_a_low_screen(qtbot, dialog)
    assert dialog.words.height() >= dialog.words.minimumHeight()
    qtbot.waitUntil(lambda: pressed_flat(dialog) == [])


def test_fields_without_a_sentence_get_their_height_too(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    area = FormArea()
    for _ in range(6):
        area.column.addWidget(QLineEdit())
    column = QVBoxLayout(window)
    column.addWidget(area)
    window.show()
    assert area.heightForWidth(area.width()) == area.column.totalSizeHint().height()
    assert not area.verticalScrollBar().isVisible()
