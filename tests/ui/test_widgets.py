"""The small parts: plain text whatever it holds, a name for every button."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import IconButton, NamedButton, PlainLabel


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
