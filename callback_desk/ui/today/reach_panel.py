"""How to reach them, above the number: as confirmed, or as their words propose it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.call_view import CallView
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.people import say_beside

SCALE = 0.9
THEY_WROTE = _("They wrote: ")


class ReachPanel(QWidget):
    """One line, and the way to change it.

    `confirmed` says that what their words propose is right; `change_wanted` that
    somebody knows better.
    """

    confirmed = Signal()
    change_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = FlowingLabel(theme, scale=SCALE)
        self._right = NamedButton(
            theme,
            _("Yes, correct"),
            kind="link",
            tells=_("It is as they wrote: keep it"),
        )
        self._change = NamedButton(
            theme,
            _("Change…"),
            kind="link",
            keys="Ctrl+H",
            tells=_("How to reach them"),
        )
        self._change.setAccessibleName(_("Change how to reach them"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        row.addWidget(self._words, 1)
        for button in (self._right, self._change):
            button.setFont(theme.font(0.85))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self._right.clicked.connect(self.confirmed)
        self._change.clicked.connect(self.change_wanted)

    def wipe(self) -> None:
        """Hold nothing of anybody any more."""
        self._words.say("")
        self.hide()

    def show_reach(self, view: CallView) -> None:
        """Show what is known of how to reach them."""
        told = say_beside(words for _unused, words in view.told)
        proposed = say_beside(words for _unused, words in view.proposed)
        words = told or (f"{THEY_WROTE}{proposed}" if proposed else "")
        self._words.say(words)
        self._words.set_tone(None, muted=not told)
        self._right.setVisible(bool(proposed) and not told)
        self.setVisible(bool(words))
