"""An editor with its name above it, and what is wrong with it beneath."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.ui.announcing import announce
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import PlainLabel


class _Name(PlainLabel):
    """A name that likes to stand on one line, and goes on in the next if it must."""

    def sizeHint(self) -> QSize:
        """All of it on one line."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(wide, self.heightForWidth(wide))


class LabelledField(QWidget):
    """Names its editor on screen and to a screen reader; neither can be forgotten."""

    def __init__(self, theme: Theme, name: str, editor: QWidget) -> None:
        """Put the name above the editor."""
        super().__init__()
        self._editor = editor
        self._name = _Name(theme, name, scale=0.95, bold=True, wraps=True)
        self._name.setBuddy(editor)
        editor.setAccessibleName(name)
        self._wrong = PlainLabel(theme, scale=0.92, tone=Tone.OVERDUE, wraps=True)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1))
        for part in (self._name, editor, self._wrong):
            column.addWidget(part)

    @property
    def editor(self) -> QWidget:
        """What is typed into."""
        return self._editor

    @property
    def wrong(self) -> str:
        """What is said to be wrong; empty where nothing is."""
        return self._wrong.text() if not self._wrong.isHidden() else ""

    def rename(self, name: str) -> None:
        """Something else is asked for in it from now on."""
        self._name.say(name)
        self._editor.setAccessibleName(name)

    def say_wrong(self, sentence: str) -> None:
        """Say in one sentence what is wrong with the content; "" takes it back."""
        self._wrong.say(sentence)
        self._wrong.setVisible(bool(sentence))
        self._editor.setAccessibleDescription(sentence)
        announce(self._wrong, self.wrong, at_once=True)
