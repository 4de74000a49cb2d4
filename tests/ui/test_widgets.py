"""The small parts: plain text whatever it holds, a name for every button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import Card, IconButton, NamedButton, PlainLabel


def test_a_label_never_reads_html(qtbot: QtBot, theme: Theme) -> None:
    hostile = "<img src='file:///etc/passwd'><b>Ann</b>\u202eB"
    label = PlainLabel(theme, hostile)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<img src='file:///etc/passwd'><b>Ann</b>⟨202E⟩B"


def test_a_label_keeps_its_lines(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, "one\ntwo\x07")
    qtbot.addWidget(label)
    assert label.text() == "one\ntwo⟨0007⟩"


def test_a_button_says_its_name_and_its_keys(qtbot: QtBot, theme: Theme) -> None:
    button = NamedButton(theme, "Save & close", shortcut="Ctrl+S", tells="Keep it")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Save & close"
    assert button.text() == "Save && close"
    assert button.toolTip() == "Keep it (Ctrl+S)"


def test_enter_presses_the_button_in_a_dialog_that_has_the_keys(
    qtbot: QtBot, theme: Theme
) -> None:
    dialog, pressed = QDialog(), list[str]()
    cancel, save = NamedButton(theme, "Cancel"), NamedButton(theme, "Save")
    column = QVBoxLayout(dialog)
    for button in (cancel, save):
        column.addWidget(button)
        button.clicked.connect(lambda _=False, b=button: pressed.append(b.text()))
    save.setDefault(True)
    cancel.setAutoDefault(False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert pressed == ["Cancel"]


def test_other_words_leave_a_button_its_keys(qtbot: QtBot, theme: Theme) -> None:
    named = NamedButton(theme, "Apply", shortcut="Ctrl+S")
    bare = IconButton(theme, "Year before", "undo", shortcut="Alt+Left")
    for button in (named, bare):
        qtbot.addWidget(button)
    named.say("Apply, move 3 leads")
    assert named.shortcut().toString() == "Ctrl+S"
    assert bare.shortcut().toString() == "Alt+Left"


def test_a_button_without_words_has_a_name_all_the_same(
    qtbot: QtBot, theme: Theme
) -> None:
    button = IconButton(theme, "Copy the number", "copy")
    qtbot.addWidget(button)
    assert button.text() == ""
    assert button.accessibleName() == "Copy the number"
    assert not button.icon().isNull()


def test_a_label_takes_the_colour_of_its_meaning(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, "late")
    qtbot.addWidget(label)
    label.set_tone(Tone.OVERDUE)
    assert label.palette().color(label.foregroundRole()) == theme.tokens.of(
        Tone.OVERDUE
    )


def test_a_label_keeps_its_colour_in_another_part(qtbot: QtBot, theme: Theme) -> None:
    one, other = Card(theme), Card(theme)
    label = PlainLabel(theme, "4 h 10 m over", tone=Tone.OVERDUE)
    for card in (one, other):
        qtbot.addWidget(card)
        card.show()
    one.column.addWidget(label)
    other.column.addWidget(label)
    colour = label.palette().color(label.foregroundRole())
    assert colour == theme.tokens.of(Tone.OVERDUE)


def test_a_long_word_does_not_decide_how_wide_a_wrapping_label_is(
    qtbot: QtBot, theme: Theme
) -> None:
    label = PlainLabel(theme, "W" * 500, wraps=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < theme.px(40)
    assert label.text() == "W" * 500


def test_a_time_is_not_parted_at_the_end_of_a_line(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, "5:00 PM", wraps=True)
    qtbot.addWidget(label)
    # There is room for the hour alone.
    narrow = label.fontMetrics().horizontalAdvance("5:00 P")
    assert label.heightForWidth(narrow) == label.heightForWidth(10 * narrow)
    assert label.text() == "5:00 PM"


def test_a_long_address_is_parted_after_its_signs(qtbot: QtBot, theme: Theme) -> None:
    address = "website-leads@brightwater-ketamine.example"
    label = PlainLabel(theme, address, wraps=True)
    qtbot.addWidget(label)
    metrics = label.fontMetrics()
    first = metrics.horizontalAdvance("website-leads@brightwater-")
    assert label.heightForWidth(first + 2) < 3 * metrics.height()
    assert label.minimumSizeHint().width() >= metrics.horizontalAdvance("brightwater-")
    assert label.text() == address


def test_an_icon_keeps_clear_of_its_words(qtbot: QtBot, theme: Theme) -> None:
    beside = NamedButton(theme, "Import", icon_name="import")
    alone = IconButton(theme, "Copy the number", "copy")
    for button in (beside, alone):
        qtbot.addWidget(button)
    high, gap = beside.iconSize().height(), theme.px(1)
    assert beside.iconSize().width() == high + gap
    picture = beside.icon().pixmap(beside.iconSize()).toImage()
    for x in range(high, high + gap):
        assert all(picture.pixelColor(x, y).alpha() == 0 for y in range(high))
    assert alone.iconSize().width() == alone.iconSize().height()


def test_keys_press_a_button_before_what_is_typed_next(
    qtbot: QtBot, theme: Theme
) -> None:
    page, came = QWidget(), list[str]()
    back = NamedButton(theme, "Back", shortcut="Esc")
    back.clicked.connect(lambda: came.append("back"))
    QShortcut(QKeySequence("Ctrl+4"), page).activated.connect(
        lambda: came.append("reports")
    )
    QVBoxLayout(page).addWidget(back)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.keyClick(page, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert came == ["back", "reports"]


@pytest.mark.parametrize("kind", ["", "primary", "quiet", "line", "link"])
def test_keys_that_come_by_tab_lay_nothing_over_the_words_of_a_button(
    qtbot: QtBot, theme: Theme, kind: str
) -> None:
    button = NamedButton(theme, "Came", kind=kind)
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    button.setFocus()
    before = button.grab().toImage()
    button.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    assert button.grab().toImage() == before
