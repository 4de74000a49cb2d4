"""The note of a call."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel

LINES_SHOWN = 2
DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QPlainTextEdit):
    """Two lines for what was said, kept for each lead until its call is saved.

    Alt with a digit goes past it.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_low = False
        self._lead_id: int | None = None
        self._kept: dict[int, str] = {}
        self.setPlaceholderText(_("Note (Alt+N)"))
        self.setAccessibleName(_("Note"))
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.px(0.5))
        self._beside = PlainLabel(theme, scale=0.85, muted=True)
        self._beside.setParent(self)
        self._beside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._show_beside)
        QShortcut(QKeySequence("Alt+N"), self).activated.connect(self._on_wanted)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _on_wanted(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_note_of(self, lead_id: int | None) -> None:
        """Keep what is typed for its lead, and bring back what was for this one."""
        if self._lead_id is not None:
            self._kept[self._lead_id] = self.toPlainText()
        self._lead_id = lead_id
        self._go_on_with("" if lead_id is None else self._kept.pop(lead_id, ""))
        self.setEnabled(lead_id is not None)

    def _go_on_with(self, text: str) -> None:
        """Show what was typed, to be typed on behind it."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _add_beneath(self, text: str) -> None:
        """Whoever types goes on where they are."""
        there = self.textCursor()
        there.setKeepPositionOnInsert(True)
        self.setTextCursor(there)
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText(f"\n{text}")
        there.setKeepPositionOnInsert(False)
        self.setTextCursor(there)

    def half_typed(self) -> dict[int, str]:
        """What was typed and not saved, by lead."""
        notes = dict(self._kept)
        if self._lead_id is not None:
            notes[self._lead_id] = self.toPlainText()
        return {lead_id: text for lead_id, text in notes.items() if text.strip()}

    def bring_back(self, notes: Mapping[int, str]) -> None:
        """Have at hand what was half typed before, for when its lead is shown.

        What has been typed since stays before it.
        """
        typed = self.half_typed()
        for lead_id, note in notes.items():
            since = typed.get(lead_id, "")
            if since == note:
                continue
            if lead_id != self._lead_id:
                self._kept[lead_id] = f"{since}\n{note}" if since else note
            elif since:
                self._add_beneath(note)
            else:
                self._go_on_with(note)

    def move_note(self, lead_id: int, into: int) -> None:
        """A lead was joined to another one: its note goes along."""
        note = self.half_typed().get(lead_id)
        self.forget_note_of(lead_id)
        if note is not None:
            self.bring_back({into: note})

    def forget_note_of(self, lead_id: int, saved: str | None = None) -> None:
        """The note of this lead is saved: it is needed here no more.

        Args:
            lead_id: whose.
            saved: as it was saved; what was typed since stays. None: all of it goes.
        """
        note = self.half_typed().get(lead_id, "")
        rest = "" if saved is None else _typed_since(note, saved)
        self._kept.pop(lead_id, None)
        if lead_id == self._lead_id:
            self._go_on_with(rest)
        elif rest:
            self._kept[lead_id] = rest

    def say_beside(self, words: str) -> None:
        """Say something small at its right, as long as nothing is typed there."""
        self._beside.say(words)
        self._show_beside()

    def _show_beside(self) -> None:
        hint = self._beside
        empty = not self.toPlainText()
        # A bar beside an empty line would stand on the words at its right.
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOff if empty else bars.ScrollBarAsNeeded
        )
        hint.setVisible(bool(hint.text()) and empty)
        size = hint.sizeHint()
        edge = self._theme.px(2)
        hint.setGeometry(
            max(0, self.width() - size.width() - edge),
            *(edge // 2 + 1, min(size.width(), self.width()), size.height()),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands beside at the right."""
        super().resizeEvent(event)
        self._show_beside()

    def set_low(self, low: bool) -> None:
        """Whether there is little room: then one line is shown, the others scroll."""
        self._is_low = low
        self.updateGeometry()

    def height_when(self, low: bool) -> int:
        """How high it is with little room, or with enough: its lines and its edges."""
        shown = 1 if low else LINES_SHOWN
        lines = shown * QFontMetricsF(self.font()).lineSpacing()
        edges = 2 * (self._theme.px(1.5) + self.document().documentMargin())
        return ceil(lines + edges) + 2

    def sizeHint(self) -> QSize:
        """As high as its lines and its edges."""
        return QSize(self._theme.px(60), self.height_when(self._is_low))

    def minimumSizeHint(self) -> QSize:
        """The same height, whatever the width."""
        return QSize(self._theme.px(20), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Alt with a digit to the card; all else is text."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in DIGITS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _typed_since(note: str, saved: str) -> str:
    """What was typed behind a note that is saved; all of it where that was changed."""
    return note.removeprefix(saved).lstrip() if note.startswith(saved) else note
