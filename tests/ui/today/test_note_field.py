"""What is half typed of a lead is typed on where it ended."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.ui.theme import Theme
from callback_desk.ui.today.note_field import NoteField

MARIA, SEAN = 1, 2


def test_a_note_that_comes_back_goes_on_at_its_end(qtbot: QtBot, theme: Theme) -> None:
    note = NoteField(theme)
    qtbot.addWidget(note)
    note.show_note_of(MARIA)
    QTest.keyClicks(note, "asked")
    note.show_note_of(SEAN)
    note.show_note_of(MARIA)
    QTest.keyClicks(note, " about")
    # Behind a lock, or another person.
    another = NoteField(theme)
    qtbot.addWidget(another)
    another.show_note_of(MARIA)
    another.bring_back(note.half_typed())
    QTest.keyClicks(another, " the price")
    assert another.half_typed() == {MARIA: "asked about the price"}
