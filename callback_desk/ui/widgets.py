"""The small parts that all pages are made of.

A label here shows plain text whatever it holds, and a button cannot be made without a
name: so neither can be forgotten.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from callback_desk.ui.icons import icon
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.people import visible


class PlainLabel(QLabel):
    """A label that shows text as it was typed; it never reads it as HTML."""

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
    ) -> None:
        super().__init__()
        self._theme = theme
        self._tone, self._muted = tone, muted
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(theme.font(scale, bold=bold))
        self.setWordWrap(wraps)
        self.say(text)
        theme.changed.connect(self._tint)
        self._tint()

    def say(self, text: str) -> None:
        """Show a text; what hides in it is made visible, its lines stay lines."""
        self.setText("\n".join(visible(line) for line in text.split("\n")))

    def set_tone(self, tone: Tone | None, *, muted: bool = False) -> None:
        """Give it the colour of a meaning."""
        self._tone, self._muted = tone, muted
        self._tint()

    def _tint(self) -> None:
        tokens = self._theme.tokens
        palette = self.palette()
        if self._tone is not None:
            palette.setColor(self.foregroundRole(), tokens.of(self._tone))
        else:
            colour = tokens.muted if self._muted else tokens.text
            palette.setColor(self.foregroundRole(), QColor(colour))
        self.setPalette(palette)


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
        tells: str | None = None,
    ) -> None:
        """Make a button.

        Args:
            theme: its looks.
            words: what stands on it, and its accessible name.
            kind: `primary`, `quiet`, `link`, or "" for an ordinary one.
            icon_name: an icon beside the words, or None.
            shortcut: keys that press it, or None.
            tells: what it does, for its tooltip; its words if None.
        """
        super().__init__(words.replace("&", "&&"))
        self._theme, self._icon_name = theme, icon_name
        self.setProperty("kind", kind)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = tells or words
        if shortcut is not None:
            keys = QKeySequence(shortcut)
            self.setShortcut(keys)
            told += f" ({keys.toString(QKeySequence.SequenceFormat.NativeText)})"
        self.setToolTip(told)
        theme.changed.connect(self._tint)
        self._tint()

    def say(self, words: str) -> None:
        """Put other words on it; its shortcut stays, which Qt would drop with them."""
        shortcut = self.shortcut()
        self.setText(visible(words).replace("&", "&&"))
        self.setShortcut(shortcut)
        self.setAccessibleName(words)

    def _tint(self) -> None:
        if self._icon_name is None:
            return
        tokens = self._theme.tokens
        primary = self.property("kind") == "primary"
        colour = tokens.on_accent if primary else tokens.text
        size = self._theme.px(4.5)
        ratio = self.devicePixelRatioF()
        self.setIcon(icon(self._icon_name, QColor(colour), size, ratio))
        self.setIconSize(QSize(size, size))


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
    ) -> None:
        super().__init__(theme, name, kind=kind, icon_name=icon_name, shortcut=shortcut)
        keys = self.shortcut()
        self.setText("")
        self.setShortcut(keys)


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
