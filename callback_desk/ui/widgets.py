"""The small parts that all pages are made of.

A label here shows plain text whatever it holds, and a button cannot be made without a
name: so neither can be forgotten.
"""

import re
from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from callback_desk.ui.icons import icon
from callback_desk.ui.pressed_at_once import PressedAtOnce
from callback_desk.ui.pressing import press_by_enter
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.line_breaks import as_said, held_together
from callback_desk.wording.people import visible

# A run without a space that is longer than this may be parted: after a sign, as an
# address is read, and anywhere in a part that is long itself.
_LONG_RUN, _LONG_PART = re.compile(r"\S{30,}"), re.compile(r"\S{20,}")
_PART = re.compile(r"[^@./\\_=&?,;:-]*.?")
_MAY_PART = "\u200b"
# Pixels, of the edge that shows where the keys are.
RING = 2


def parted(text: str, fits: Callable[[str], bool] | None = None) -> str:
    """A text that wraps even where there is nothing to wrap at, and not within a time.

    So nobody who types a long word decides how wide a window is.

    Args:
        text: what is said.
        fits: whether a long run stands whole in a line of its own, where that is known.
    """

    def part(run: re.Match[str]) -> str:
        return run[0] if fits is not None and fits(run[0]) else _with_partings(run)

    return held_together(_LONG_RUN.sub(part, text))


def _with_partings(run: re.Match[str]) -> str:
    parts = (_LONG_PART.sub(_anywhere, one) for one in _PART.findall(run[0]) if one)
    return _MAY_PART.join(parts)


def _anywhere(part: re.Match[str]) -> str:
    return _MAY_PART.join(part[0])


def plain_tip(text: str) -> str:
    """A tooltip that says a text as it is: what looks like HTML Qt reads as HTML."""
    shown = visible(text)
    return f"<qt>{escape(shown)}</qt>" if "<" in shown else shown


class PlainLabel(QLabel):
    """A label that shows text as it was typed; it never reads it as HTML."""

    # What that is, for somebody who hears it; "" where the text says enough.
    _called = ""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        scale: float = 1.0,
        bold: bool = False,
        tone: Tone | None = None,
        muted: bool = False,
        wraps: bool = False,
        room: int = 0,
    ) -> None:
        """Make a label.

        Args:
            theme: its looks.
            text: what it says.
            scale: of its letters.
            bold: whether they are bold.
            tone: its meaning, or None.
            muted: whether it is less important.
            wraps: whether it goes on in further lines.
            room: pixels of a line, where they are known: what fits is not parted.
        """
        super().__init__()
        self._theme, self._room = theme, room
        self._tone, self._muted = tone, muted
        self._own_font = self.font()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(theme.font(scale, bold=bold))
        self.setWordWrap(wraps)
        self.say(text)
        theme.changed.connect(self._tint)
        self._tint()

    def say(self, text: str) -> None:
        """Show a text; what hides in it is made visible, its lines stay lines."""
        shown = "\n".join(visible(line) for line in text.split("\n"))
        self.setText(parted(shown, self._fits) if self.wordWrap() else shown)
        if self._called:
            self.call(self._called)

    def call(self, name: str) -> None:
        """Have what it says heard behind what that is: a name alone would hide it."""
        self._called, said = name, self.text()
        self.setAccessibleName(f"{name}\n{said}" if said else name)

    def _fits(self, run: str) -> bool:
        return 0 < self.fontMetrics().horizontalAdvance(run) <= self._room

    def text(self) -> str:
        """What it says, without the places where it may be parted, or must not be."""
        # A visitor's own ones were made visible.
        return as_said(super().text().replace(_MAY_PART, ""))

    def set_tone(self, tone: Tone | None, *, muted: bool = False) -> None:
        """Give it the colour of a meaning."""
        self._tone, self._muted = tone, muted
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Keep its colour where it comes into another part: the style takes it off."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            if self.font() != self._own_font:
                super().setFont(self._own_font)
            self._tint()

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        """Keep a font for good: the style gives back the first one it has seen."""
        self._own_font = QFont(font)
        super().setFont(self._own_font)

    def _tint(self) -> None:
        tokens = self._theme.tokens
        palette = self.palette()
        if self._tone is not None:
            palette.setColor(self.foregroundRole(), tokens.of(self._tone))
        else:
            colour = tokens.muted if self._muted else tokens.text
            palette.setColor(self.foregroundRole(), QColor(colour))
        self.setPalette(palette)


def native_keys(keys: str) -> str:
    """Keys such as `Ctrl+L` as the system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class NamedButton(QPushButton):
    """A button with words on it; its shortcut stands in its tooltip."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        kind: str = "",
        icon_name: str | None = None,
        shortcut: str | None = None,
        keys: str | None = None,
        tells: str | None = None,
    ) -> None:
        """Make a button.

        Args:
            theme: its looks.
            words: what stands on it, and its accessible name.
            kind: `primary`, `quiet`, `link`, `line` for a low link within a line, or
                "" for an ordinary one.
            icon_name: an icon beside the words, or None.
            shortcut: keys that press it, or None.
            keys: keys by which something else does the same; only told.
            tells: what it does, for its tooltip; its words if None.
        """
        super().__init__(words.replace("&", "&&"))
        self._theme, self._icon_name = theme, icon_name
        self._words = self.text()
        self.setProperty("kind", kind)
        self.setAccessibleName(visible(words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = tells or words
        if shortcut is not None:
            self.setShortcut(QKeySequence(shortcut))
            PressedAtOnce(self)
        if shortcut or keys:
            told += f" ({native_keys(shortcut or keys or '')})"
        self.setToolTip(plain_tip(told))
        theme.changed.connect(self._tint)
        self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it: in a dialog, too, where Qt would press the default one."""
        if not press_by_enter(event, self):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it; where it is the accent's, an edge of that would not be seen."""
        super().paintEvent(event)
        if self.property("kind") != "primary" or not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.on_accent), RING))
        ring, radius = QRectF(self.rect()), self._theme.px(2) - RING
        inset = 1.5 * RING
        painter.drawRoundedRect(
            ring.adjusted(inset, inset, -inset, -inset), radius, radius
        )

    def set_kind(self, kind: str) -> None:
        """Give it the looks of another kind."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()

    def say(self, words: str) -> None:
        """Put other words on it; its shortcut stays, which Qt would drop with them."""
        shortcut = self.shortcut()
        self.setText(visible(words).replace("&", "&&"))
        self.setShortcut(shortcut)
        self.setAccessibleName(visible(words))

    def show_words(self, shown: bool) -> None:
        """Whether its words stand there, or its icon alone where room is scarce."""
        self._words = self.text() or self._words
        self.setText(self._words if shown else "")
        self._tint()

    def _tint(self) -> None:
        if self._icon_name is None:
            return
        tokens = self._theme.tokens
        primary = self.property("kind") == "primary"
        colour = tokens.on_accent if primary else tokens.text
        size, ratio = self._theme.px(4.5), self.devicePixelRatioF()
        # The style puts the words right beside the picture.
        gap = self._theme.px(1) if self.text() else 0
        self.setIcon(icon(self._icon_name, QColor(colour), size, ratio, gap=gap))
        self.setIconSize(QSize(size + gap, size))


class IconButton(NamedButton):
    """A button with an icon alone; its name is demanded all the same."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        icon_name: str,
        *,
        kind: str = "",
        shortcut: str | None = None,
        keys: str | None = None,
    ) -> None:
        super().__init__(
            *(theme, name),
            kind=kind,
            icon_name=icon_name,
            shortcut=shortcut,
            keys=keys,
        )
        # Qt drops a button's shortcut with its text.
        pressed_by = self.shortcut()
        self.setText("")
        self.setShortcut(pressed_by)
        self._tint()


class Card(QFrame):
    """A framed part of a page, its content laid out from top to bottom."""

    def __init__(self, theme: Theme, *, padding: float = 4) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.column = QVBoxLayout(self)
        edge = theme.px(padding)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(theme.px(2))


def stretch() -> QWidget:
    """What takes the room that nothing else wants."""
    filler = QWidget()
    filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return filler
