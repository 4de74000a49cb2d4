"""A text of the clinic's on the screen, with who approved it, as plain words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.clinic_text import ClinicText
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.safety import say_approval

TITLE, HEADING = 1.35, 1.08
_STEP = QAbstractSlider.SliderAction
SCROLLS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_Down: _STEP.SliderSingleStepAdd,
    Qt.Key.Key_Up: _STEP.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _STEP.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _STEP.SliderPageStepSub,
    Qt.Key.Key_Home: _STEP.SliderToMinimum,
    Qt.Key.Key_End: _STEP.SliderToMaximum,
}


class Paper(QScrollArea):
    """Texts beneath one another; headings, points and paragraphs, nothing else."""

    def __init__(self, theme: Theme, name: str, *, scale: float = 1.0) -> None:
        super().__init__()
        self._theme, self._scale, self._name = theme, scale, name
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_texts(self, texts: Sequence[ClinicText]) -> None:
        """Show these instead of what is there."""
        theme, sheet = self._theme, QWidget()
        # Labels take their roles from the parent's ground; a viewport's is another one.
        sheet.setBackgroundRole(QPalette.ColorRole.Window)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, theme.px(2), 0)
        column.setSpacing(theme.px(1.5))
        for text in texts:
            self._add(column, text)
            column.addSpacing(theme.px(3))
        column.addStretch(1)
        self.setWidget(sheet)
        # The keys come to all of it, not to its lines: so it is heard as a whole. Not
        # every reader speaks what describes such a place; its name each one does.
        self.setAccessibleName(f"{self._name}\n{self.words}")

    @property
    def words(self) -> str:
        """All that stands there, a line each."""
        labels = self.findChildren(FlowingLabel)
        return "\n".join(label.said() for label in labels)

    def take_key(self, key: int) -> bool:
        """Act on a key that was pressed elsewhere in its window; whether it did."""
        step = SCROLLS.get(key)
        if step is None:
            return False
        self.verticalScrollBar().triggerAction(step)
        return True

    def _add(self, column: QVBoxLayout, text: ClinicText) -> None:
        theme, scale = self._theme, self._scale
        approval = PlainLabel(
            theme,
            say_approval(text),
            scale=0.85,
            tone=None if text.approved_by else Tone.DUE_TODAY,
            muted=bool(text.approved_by),
            wraps=True,
        )
        is_first = True
        for line in filter(None, map(str.strip, text.text.split("\n"))):
            if line.startswith("# "):
                title = FlowingLabel(theme, line[2:], scale=scale * TITLE, bold=True)
                column.addWidget(title)
            elif line.startswith("## "):
                column.addSpacing(theme.px(1))
                head = FlowingLabel(theme, line[3:], scale=scale * HEADING, bold=True)
                column.addWidget(head)
            elif line.startswith("- "):
                column.addLayout(self._point(line[2:]))
            else:
                column.addWidget(FlowingLabel(theme, line, scale=scale))
            if is_first:
                column.addWidget(approval)
                is_first = False

    def _point(self, words: str) -> QHBoxLayout:
        theme, row = self._theme, QHBoxLayout()
        row.setSpacing(theme.px(2))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(PlainLabel(theme, "•", scale=self._scale), 0, top)
        row.addWidget(FlowingLabel(theme, words, scale=self._scale), 1)
        return row
