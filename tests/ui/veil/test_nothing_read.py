"""Behind the veil nothing of anybody can be read aloud; what was open comes back."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callback_desk.services.calendar_changes import PersonToCall
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.background import Background
from callback_desk.ui.calls.called_us_dialog import CalledUsDialog
from callback_desk.ui.calls.correct_call_dialog import CorrectCallDialog
from callback_desk.ui.calls.lead_dialog import LeadDialog
from callback_desk.ui.calls.quick_entry_dialog import QuickEntryDialog
from callback_desk.ui.calls.reach_dialog import ReachDialog
from callback_desk.ui.day.palette import Palette
from callback_desk.ui.day.type_back_dialog import TypeBackDialog
from callback_desk.ui.desk_window import DeskWindow
from tests.desks import MONDAY
from tests.ui.veil.test_veil import NEEDLES, desk, fallen, settled, window

__all__ = ("desk", "window")
TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
# What a screen that is none cannot do.
NOT_OFFSCREEN = r"does not support (raise\(\)|grabbing the keyboard)"
MEANS = (*TEXTS, QAccessible.Text.Help)


def told_of(interface: QAccessibleInterface | None) -> Iterator[str]:
    """All that is told of something and of what is in it, hidden or not."""
    if interface is None or not interface.isValid():
        return
    yield from (interface.text(which) for which in MEANS)
    for number in range(interface.childCount()):
        yield from told_of(interface.child(number))


def read_aloud() -> list[str]:
    """Which needles a program that reads every window would find."""
    told = list[str]()
    for top in QApplication.topLevelWidgets():
        told += [top.windowTitle()]
        told += told_of(QAccessible.queryAccessibleInterface(top))
        for widget in top.findChildren(QWidget):
            told += [widget.toolTip(), widget.accessibleName()]
            told += [action.text() for action in widget.actions()]
    text = "\n".join(told)
    return [needle for needle in (*NEEDLES, "Zoe") if needle in text]


def dialog_of(kind: type[QDialog], qtbot: QtBot) -> QDialog:
    def found() -> list[QDialog]:
        tops = QApplication.topLevelWidgets()
        return [top for top in tops if isinstance(top, kind) and top.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def they_called(window: DeskWindow, qtbot: QtBot) -> Callable[[], object]:
    window.calls.they_called()
    dialog = dialog_of(CalledUsDialog, qtbot)
    assert isinstance(dialog, CalledUsDialog)
    QTest.keyClicks(dialog.search, "dana")
    qtbot.waitUntil(lambda: "Dana" in "".join(dialog.lines()))
    return lambda: (dialog.search.text(), dialog.lines(), dialog.chosen())


def correct(window: DeskWindow, qtbot: QtBot) -> Callable[[], object]:
    window.calls.correct()
    dialog = dialog_of(LeadDialog, qtbot)
    assert isinstance(dialog, LeadDialog)
    qtbot.waitUntil(lambda: dialog.identity is not None)
    dialog.name.setText("Zoe Lee")
    return lambda: (dialog.name.text(), dialog.number.text(), dialog.windowTitle())


def correct_call(window: DeskWindow, qtbot: QtBot) -> Callable[[], object]:
    card = window.today.card_shown()
    assert card is not None
    record_outcome(window._desk, card.details.lead_id, Call("busy"))
    with qtbot.waitSignal(window.today.looked):
        window.refresh()
    window.today.show_lead(card.details.lead_id)
    qtbot.waitUntil(lambda: bool((c := window.today.card_shown()) and c.attempts))
    window.calls.correct_call()
    dialog = dialog_of(CorrectCallDialog, qtbot)
    assert isinstance(dialog, CorrectCallDialog)
    dialog.outcome.setCurrentIndex(dialog.outcome.findData("no_answer"))
    dialog.why.setText("Zoe said so")
    return lambda: (
        *(dialog.calls.currentText(), dialog.outcome.currentText()),
        *(dialog.why.text(), dialog.means.text()),
    )


def enter(window: DeskWindow, qtbot: QtBot) -> Callable[[], object]:
    window.calls.enter()
    dialog = dialog_of(QuickEntryDialog, qtbot)
    assert isinstance(dialog, QuickEntryDialog)
    dialog.name.setText("Zoe Adler")
    dialog.words.setPlainText("knees, evenings")
    return lambda: (dialog.typed(), dialog.save_button.text())


def reach(window: DeskWindow, qtbot: QtBot) -> Callable[[], object]:
    window.calls.change_reach()
    dialog = dialog_of(ReachDialog, qtbot)
    return lambda: [w.accessibleName() for w in dialog.findChildren(QWidget)]


def type_back(window: DeskWindow, qtbot: QtBot) -> Callable[[], object]:
    dialog = TypeBackDialog(window._theme, window._background, window._desk, window)
    dialog.open()
    dialog.note.setText("Zoe was kind")
    dialog.so_far.insertItem(0, "1 Dana Lee 4")
    return lambda: (dialog.note.text(), dialog.so_far.item(0).text())


def whom_to_call(window: DeskWindow, qtbot: QtBot) -> Callable[[], object]:
    window.show_page(window.calendar)
    page = window.calendar.page
    qtbot.waitUntil(lambda: page.live.last is not None)
    person = PersonToCall(7, "Maria Alvarez", "+12125550142", MONDAY, None)
    day, last = date(2026, 12, 1), page.live.last
    assert last is not None
    page.side.whom.show_people((person,), [day], last.sheet.calendar)
    page.side.show_panel(page.side.whom)
    people = page.side.whom.people
    people.selectRow(0)
    return lambda: (
        people.model().index(0, 0).data(),
        people.selected_text(),
        page.side.shown is page.side.whom,
    )


WAYS = (they_called, correct, correct_call, enter, reach, type_back, whom_to_call)


@pytest.mark.parametrize("way", WAYS)
def test_it_is_taken_away_and_comes_back(
    qtbot: QtBot,
    window: DeskWindow,
    background: Background,
    way: Callable[[DeskWindow, QtBot], Callable[[], object]],
) -> None:
    tells = way(window, qtbot)
    settled(qtbot, background)
    assert read_aloud()
    before = tells()
    veil = fallen(window, qtbot, background)
    assert read_aloud() == []
    veil.lift()
    settled(qtbot, background)
    qtbot.waitUntil(lambda: tells() == before)


def test_what_comes_behind_the_veil_is_taken_as_well(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    they_called(window, qtbot)
    dialog = dialog_of(CalledUsDialog, qtbot)
    veil = fallen(window, qtbot, background)
    assert isinstance(dialog, CalledUsDialog)
    dialog._model.setStringList(["Dana Lee (212) 555-0188"])
    dialog.notice.say("Ruth Adler")
    qtbot.waitUntil(lambda: read_aloud() == [], timeout=10_000)
    veil.lift()
    assert dialog.lines() == ["Dana Lee (212) 555-0188"]


@pytest.mark.qt_log_ignore(NOT_OFFSCREEN)
def test_the_palette_and_tips_are_over(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    window.day.palette.open()
    palette = dialog_of(Palette, qtbot)
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.field, "dana")
    qtbot.waitUntil(lambda: "Dana" in "".join(read_aloud()))
    tip = QLabel("Dana Lee", window, Qt.WindowType.ToolTip)
    tip.show()
    veil = fallen(window, qtbot, background)
    qtbot.waitUntil(lambda: read_aloud() == [])
    veil.lift()
    tops = QApplication.topLevelWidgets()
    assert not [top for top in tops if isinstance(top, Palette) and top.isVisible()]
    assert not tip.isVisible()


@pytest.mark.qt_log_ignore(NOT_OFFSCREEN)
def test_a_menu_that_was_open_says_all_of_it_again(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    menu = window.menu
    menu.popup(window.pos())
    qtbot.waitUntil(menu.isVisible)
    before = [(action.text(), action.toolTip()) for action in menu.actions()]
    assert any(words for words, _tip in before)
    veil = fallen(window, qtbot, background)
    assert read_aloud() == []
    veil.lift()
    assert [(one.text(), one.toolTip()) for one in menu.actions()] == before
    assert not menu.isVisible()


@pytest.mark.qt_log_ignore(NOT_OFFSCREEN)
def test_a_list_of_choices_that_hung_open_offers_them_again(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    box = QComboBox(window)
    box.addItems(["Dana Lee", "Maria Alvarez"])
    box.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    veil = fallen(window, qtbot, background)
    assert read_aloud() == []
    veil.lift()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentText() == "Maria Alvarez"


def test_a_call_goes_on_unseen(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    card = window.today.card
    card._call.open_call(dialled=True)
    card.note_field.setFocus()
    QTest.keyClicks(card.note_field, "Zoe picked up")
    said = card.note_field.toPlainText()
    window.menu.aboutToShow.emit()
    assert read_aloud()
    veil = fallen(window, qtbot, background)
    assert read_aloud() == []
    veil.lift()
    settled(qtbot, background)
    assert card.is_calling
    assert card.note_field.toPlainText() == said
    assert window.today.lead_shown() == "Dana Lee"
    QTest.keyClick(window.today.list.view, Qt.Key.Key_Down)


def test_a_password_is_typed_anew(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    window.show_page(window.settings)
    window.settings.show_panel(window.settings.password)
    fields = window.settings.password.findChildren(QLineEdit)
    secret = fields[0]
    secret.setText("a secret of theirs")
    veil = fallen(window, qtbot, background)
    veil.lift()
    assert secret.text() == ""
    assert window.page_shown() is window.settings
