"""A text of any length: its beginning, and the rest when it is asked for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.event_view import Excerpt
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.people import visible

# How much is laid out at once: a twentieth of a second at most.
LETTERS_AT_ONCE = 20_000
LINES_SHOWN = 12


# What a text is: what shows all of it, and what all of it is called.
MESSAGE = _("… show all of the message"), _("All of the message")
NOTE = _("… show all of the note"), _("All of the note")


class LongText(QWidget):
    """A stranger's text as typed; a very long one comes by the piece."""

    def __init__(
        self,
        theme: Theme,
        excerpt: Excerpt,
        names: tuple[str, str],
        *,
        scale: float = 1.0,
        tone: Tone | None = None,
        muted: bool = False,
    ) -> None:
        """Show the beginning.

        Args:
            theme: its looks.
            excerpt: the text.
            names: what shows all of it, and what all of it is called.
            scale: of its letters.
            tone: its meaning, or None.
            muted: whether it stands back.
        """
        super().__init__()
        self._theme, self._names, self._scale = theme, names, scale
        self._whole = excerpt.whole or ""
        self._at = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(1))
        self._start = FlowingLabel(
            theme, excerpt.shown, scale=scale, tone=tone, muted=muted
        )
        self._column.addWidget(self._start)
        self._field: QPlainTextEdit | None = None
        if excerpt.whole is not None:
            self._more = NamedButton(theme, names[0], kind="link")
            self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._more.clicked.connect(self._on_more_wanted)
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more_wanted(self) -> None:
        if self._field is None:
            self._field = self._build_field()
        piece = self._whole[self._at : self._at + LETTERS_AT_ONCE]
        self._at += len(piece)
        shown = "\n".join(visible(line) for line in piece.split("\n"))
        self._field.appendPlainText(shown)
        left = len(self._whole) - self._at
        self._more.setVisible(left > 0)
        self._more.say(_("… show more: {left:,} characters are left", left=left))

    def _build_field(self) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setReadOnly(True)
        field.setUndoRedoEnabled(False)
        field.setAccessibleName(self._names[1])
        field.setTabChangesFocus(True)
        field.setFont(self._theme.font(self._scale))
        line = QFontMetricsF(field.font()).lineSpacing()
        field.setFixedHeight(round(LINES_SHOWN * line))
        self._start.hide()
        self._column.insertWidget(0, field)
        return field
