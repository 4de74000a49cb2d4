"""What stands there while no record needs a look."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from callback_desk.translation import _
from callback_desk.ui.needs_look.decision_button import DecisionButton
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.widgets import Card, PlainLabel

NOTHING = _("Nothing needs a look.")
HOW = _(
    "A record that could not be taken in by itself would stand here: a number that"
    " cannot be called, no name, a torn line of a file. It comes with an import,"
    " and waits until somebody has mended it, joined it to a lead or set it aside."
)


class NothingKept(Card):
    """Says that all is well, what would be here, and how it would get here.

    `undo_wanted` asks for the last decision back: it may have been the last record.
    """

    undo_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{NOTHING} {HOW}")
        said = PlainLabel(theme, NOTHING, scale=1.35, bold=True)
        how = PlainLabel(theme, HOW, muted=True, wraps=True)
        how.setAlignment(Qt.AlignmentFlag.AlignCenter)
        how.setMaximumWidth(theme.px(150))
        how.setMinimumWidth(theme.px(70))
        self.undo_button = DecisionButton(
            theme, _("Undo"), _("Undo"), "Ctrl+Z", kind="quiet"
        )
        self.undo_button.clicked.connect(self.undo_wanted)
        self.undo_button.hide()
        center = Qt.AlignmentFlag.AlignHCenter
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(how, 6)
        row.addStretch(1)
        self.column.addStretch(2)
        self.column.addWidget(Glyph(theme, "check", Tone.FINE), 0, center)
        self.column.addWidget(said, 0, center)
        self.column.addLayout(row)
        self.column.addWidget(self.undo_button, 0, center)
        self.column.addStretch(3)

    def set_undoable(self, undoable: bool) -> None:
        """Whether there is a decision to take back."""
        self.undo_button.setVisible(undoable)
