"""The box with the deadline, its countdown and its reasons."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout

from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.deadline_view import DeadlineView
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.today.looks import LOOKS, Look
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import NamedButton, PlainLabel

# Against the desk's text: its title, and where there is hardly any room.
TITLE, FLAT = 0.95, 0.82
HIGHEST = 10_000
_CLOSED = Look(_("Done"), "saved", Tone.RESTING)


class DeadlinePanel(TonedBox):
    """Until when, how long that still is, and why.

    Where the card is low the reasons wait behind *Why?*, one press away.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._short = self._asked = self._flat = False
        self._said = ("", "")
        self._icon = Glyph(theme, "clock")
        self._title = FlowingLabel(theme, scale=TITLE, bold=True)
        self._countdown = PlainLabel(theme, scale=0.85)
        self._why = NamedButton(theme, _("Why?"), kind="link", tells=_("Say why"))
        self._why.setFont(theme.font(0.85))
        self._why.setFocusPolicy(self._why.focusPolicy().TabFocus)
        self._why.clicked.connect(self._on_why_asked)
        self._reasons = FlowingLabel(theme, scale=0.82)
        row = QHBoxLayout()
        row.setSpacing(theme.px(1.5))
        row.addWidget(self._icon)
        row.addWidget(self._title, 1)
        row.addWidget(self._countdown)
        row.addWidget(self._why)
        self.box.addLayout(row)
        self.box.addWidget(self._reasons)
        self._arrange()

    def show_deadline(self, view: DeadlineView) -> None:
        """Show a deadline."""
        look = _CLOSED if view.kind is None else LOOKS[view.kind]
        tone = look.tone
        self.set_tone(tone)
        self._icon.show_icon(look.icon_name, tone)
        self._said = view.title, view.countdown
        self._reasons.say(" ".join(view.reasons))
        for label in (self._title, self._countdown, self._reasons):
            label.set_tone(tone)
        self._arrange()

    def height_with_reasons(self, width: int) -> int:
        """How high it would be at a width with all that it can say."""
        inner = width - 2 * self._theme.px(3)
        says = self._reasons.heightForWidth(inner) if self._reasons.said() else 0
        title = max(self._title.fontMetrics().height(), self._icon.sizeHint().height())
        return title + says + 5 * self._theme.px(1)

    def height_without_reasons(self, width: int) -> int:
        """How high it is at a width with *Why?* in their place."""
        # The same whether it is flat now or not: by this it is told whether it will be.
        title, countdown = self._said
        left = width - 3 * self._theme.px(1.5) - 2 * self._theme.px(3)
        left -= self._icon.sizeHint().width() + self._why.sizeHint().width()
        left -= self._countdown.fontMetrics().horizontalAdvance(countdown)
        metrics = QFontMetrics(self._theme.font(TITLE, bold=True))
        room = QRect(0, 0, max(left, 1), HIGHEST)
        lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, title).height()
        return max(lines, self._why.sizeHint().height()) + 4 * self._theme.px(1)

    def set_short(self, short: bool) -> None:
        """Whether there is little room: then the reasons are shown when asked for."""
        if short is not self._short:
            self._short, self._asked = short, False
            self._arrange()

    def set_flat(self, flat: bool) -> None:
        """Whether there is hardly any room: then it has less air around it.

        Its countdown stands in the lines of its title then, and takes no width of them.
        """
        self._flat = flat
        self.set_padding(*((2, 0) if flat else (3, 2)))
        self._title.setFont(self._theme.font(FLAT if flat else TITLE, bold=True))
        self._arrange()

    def _on_why_asked(self) -> None:
        self._asked = not self._asked
        self._arrange()

    def _arrange(self) -> None:
        has_reasons = bool(self._reasons.said())
        self._why.setVisible(self._short and has_reasons)
        self._reasons.setVisible(has_reasons and (self._asked or not self._short))
        title, countdown = self._said
        if self._flat:
            title = " · ".join(part for part in self._said if part)
        self._title.say(title)
        self._countdown.say("" if self._flat else countdown)
        self._countdown.setVisible(bool(self._countdown.text()))
