"""Who it is and how to reach them: name, number, and the buttons of the call."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.translation import _, _p
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.card_view import Badge, CardView
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.reach_panel import ReachPanel
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import IconButton, NamedButton, PlainLabel

NAME_SCALE, NUMBER_SCALE, SMALL = 1.3, 1.8, 0.82
# A longer name than this is written smaller.
LONG_NAME, LONG_NAME_SCALE = 28, 1.0
# Where there is hardly any room, the number; and how high the button is, in units.
LOW_NUMBER_SCALE, CALL, LOW_CALL = 1.3, 9, 6
# What a name needs at least, to stand beside the number in lines.
LEAST_NAME = 24


ENTER = _p("key", "Enter")


class HeaderPanel(QWidget):
    """The head of the card; never a word of what they ask about."""

    call_wanted = Signal()
    dialled_told = Signal()
    copy_wanted = Signal(str)
    reach_confirmed = Signal()
    reach_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._number_text = theme, ""
        self._is_low = self._is_narrow = self._is_barred = False
        # Whether the number stands in the first line, and the name beside it.
        self._is_first = self._is_beside = False
        self._name_scale = NAME_SCALE
        self._badges_shown: tuple[Badge, ...] = ()
        self._name = FlowingLabel(theme, scale=NAME_SCALE, bold=True)
        self._badges = QHBoxLayout()
        self._number = FlowingLabel(theme)
        self._number.setFont(tabular(theme.font(NUMBER_SCALE, bold=True)))
        self._number.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._call = CallButton(theme)
        self._copy = IconButton(
            theme, _("Copy the number"), "copy", keys="Ctrl+Shift+C"
        )
        self._reach = ReachPanel(theme)
        self._there = FlowingLabel(theme, scale=0.9)
        self._email = FlowingLabel(theme, scale=SMALL, muted=True)
        self._dialled = NamedButton(
            theme,
            _("I dialed"),
            kind="link",
            tells=_("Open the call: I dialed already"),
        )
        self._how = NamedButton(
            theme, _("Wants…"), kind="link", keys="Ctrl+H", tells=_("How to reach them")
        )
        self._how.setAccessibleName(_("How to reach them"))
        for link in (self._how, self._dialled):
            link.setFont(theme.font(0.85))
        self._build_layout()
        for button in (self._call, self._copy, self._how, self._dialled):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._call.clicked.connect(self.call_wanted)
        self._copy.clicked.connect(self._on_copy_pressed)
        self._dialled.clicked.connect(self.dialled_told)
        self._reach.confirmed.connect(self.reach_confirmed)
        self._reach.change_wanted.connect(self.reach_wanted)
        self._how.clicked.connect(self.reach_wanted)

    def _build_layout(self) -> None:
        theme = self._theme
        gap = theme.px(2)
        self._top = QHBoxLayout()
        self._top.setSpacing(gap)
        self._top.addWidget(self._name, 1)
        self._top.addLayout(self._badges)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap)
        buttons.addWidget(self._call)
        buttons.addWidget(self._copy)
        buttons.addStretch()
        self._numbered = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._numbered.setSpacing(gap)
        self._numbered.addWidget(self._number, 1)
        self._numbered.addLayout(buttons)
        below = QHBoxLayout()
        below.setSpacing(gap)
        below.addWidget(self._there, 1)
        below.addWidget(self._how)
        below.addWidget(self._dialled)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(0.5))
        column.addLayout(self._top)
        column.addWidget(self._reach)
        column.addLayout(self._numbered)
        column.addLayout(below)
        column.addWidget(self._email)

    def show_lead(self, view: CardView) -> None:
        """Show who it is."""
        self._name.say(view.name)
        self._size_words()
        self._number.say(view.number)
        self._number_text = view.number
        self._email.say(view.email)
        self._reach.show_reach(view.call)
        self._there.say(view.call.their_time)
        self._there.set_tone(Tone.FINE if view.call.is_fine else Tone.DUE_TODAY)
        self._how.setVisible(not (view.call.told or view.call.proposed))
        self._email.setVisible(bool(view.email))
        self._is_barred = bool(view.barred)
        self._call.setVisible(not view.barred)
        self._copy.setVisible(not (self._is_narrow or view.barred))
        if view.badges != self._badges_shown:
            self._show_badges(view.badges)
        self.arrange_for(self.width())

    def wipe(self) -> None:
        """Hold nobody any more."""
        for label in (self._name, self._number, self._email, self._there):
            label.say("")
        self._number_text = ""
        self._reach.wipe()
        self._show_badges(())

    def _show_badges(self, badges: tuple[Badge, ...]) -> None:
        self._badges_shown = badges
        while (item := self._badges.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        for badge in badges:
            tone = Tone(badge.mark.value)
            box = TonedBox(self._theme, tone, padding=(2.5, 1))
            words = PlainLabel(
                self._theme, badge.words, scale=SMALL, bold=True, tone=tone
            )
            box.box.addWidget(words)
            self._badges.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            box.show()  # what is not shown yet takes no room when measured

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beneath a number that leaves them no room."""
        super().resizeEvent(event)
        self.arrange_for(self.width())

    def set_low(self, low: bool, *, narrow: bool = False) -> None:
        """Whether there is hardly any room: then name and number are smaller.

        Args:
            low: whether there is.
            narrow: whether the number is copied by its key alone then.
        """
        if (low, narrow) != (self._is_low, self._is_narrow):
            self._is_low, self._is_narrow = low, narrow
            self._size_words()
            self._call.setMinimumHeight(self._theme.px(LOW_CALL if low else CALL))
            self._copy.setVisible(not (narrow or self._is_barred))
            # Whatever they wrote or want, the number stays in view.
            self._column.insertWidget(2 if low else 1, self._reach)
            self.arrange_for(self.width())

    def _size_words(self) -> None:
        theme, is_long = self._theme, len(self._name.said()) > LONG_NAME
        self._name_scale = LONG_NAME_SCALE if is_long or self._is_low else NAME_SCALE
        number = LOW_NUMBER_SCALE if self._is_low else NUMBER_SCALE
        self._name.setFont(theme.font(self._name_scale, bold=True))
        self._number.setFont(tabular(theme.font(number, bold=True)))

    def arrange_for(self, width: int) -> int:
        """Lay itself out for a width, and tell how high it is then."""
        wide = QFontMetricsF(self._number.font()).horizontalAdvance(self._number_text)
        wide += self._theme.px(2)
        if not self._is_narrow:
            wide += self._copy.sizeHint().width() + self._theme.px(2)
        wide += self._put_name(wide + self._call.width_when(keyed=False), width)
        # Rather without its key in it than beneath the number.
        fits = wide + self._call.width_when(keyed=False) <= width
        keyed = not fits or wide + self._call.width_when(keyed=True) <= width
        self._call.show_key(keyed)
        ways = QBoxLayout.Direction
        self._numbered.setDirection(ways.LeftToRight if fits else ways.TopToBottom)
        # Rows within rows still know the heights of who stood there before.
        if (layout := self.layout()) is not None:
            layout.activate()
        return self.heightForWidth(width)

    def _put_name(self, taken: float, width: int) -> float:
        """Where one line alone is seen it is the number's, with the name if it fits.

        Args:
            taken: what number and buttons take of that line.
            width: how wide it is.

        Returns:
            what the name takes of it.
        """
        first = self._is_low and not self._is_narrow
        if first is not self._is_first:
            self._is_first = first
            self._column.removeItem(self._numbered if first else self._top)
            self._column.insertLayout(0, self._numbered if first else self._top)
        font = self._theme.font(self._name_scale, bold=True)
        wide = QFontMetricsF(font).horizontalAdvance(self._name.said())
        wide += self._theme.px(2)
        # Between name, number and buttons.
        gaps = 2 * self._numbered.spacing()
        left = width - taken - gaps
        beside = first and left >= min(wide, self._theme.px(LEAST_NAME))
        if beside and wide > left:
            # A long one is small, in lines that stand beside it.
            font, wide = self._theme.font(SMALL, bold=True), left
        if self._name.font() != font:
            self._name.setFont(font)
        self._name.setMinimumWidth(int(wide) if beside else 0)
        if beside is not self._is_beside:
            self._is_beside = beside
            rows: tuple[QBoxLayout, QBoxLayout] = self._top, self._numbered
            rows[not beside].removeWidget(self._name)
            rows[beside].insertWidget(0, self._name, 0 if beside else 1)
        return wide + gaps if beside else 0

    def _on_copy_pressed(self) -> None:
        self.copy_wanted.emit(self._number_text)


class CallButton(NamedButton):
    """Call, with its key small beside the word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            _("Call"),
            kind="primary",
            icon_name="phone",
            tells=_("Open the call (Enter)"),
        )
        self._hint_font = theme.font(SMALL)
        hint = QFontMetricsF(self._hint_font).horizontalAdvance(ENTER)
        space = QFontMetricsF(self.font()).horizontalAdvance(" ")
        # Spaces keep the room in which the hint is drawn.
        self._room = " " * round((hint + theme.px(2)) / space)
        self._keyed = False
        # By whether the key stands in it, and the font.
        self._widths: dict[tuple[bool, str], int] = {}
        self.setMinimumHeight(theme.px(CALL))
        self.show_key(True)
        self.setAccessibleName(_("Call"))

    def show_key(self, shown: bool) -> None:
        """Whether its key stands in it; the tooltip has it in any case."""
        if shown is not self._keyed:
            self._keyed = shown
            self.setText(_("Call") + (self._room if shown else ""))

    def width_when(self, *, keyed: bool) -> int:
        """How wide it is with its key in it, or without."""
        # Measured, and the same whichever it is now: where both were a dot apart, a
        # card asked for the one and then for the other until the stack was full.
        looks = keyed, self.font().key()
        if looks not in self._widths:
            now = self._keyed
            self.show_key(keyed)
            self._widths[looks] = self.sizeHint().width()
            self.show_key(now)
        return self._widths[looks]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key over the room that was left for it."""
        super().paintEvent(event)
        if not self._keyed:
            return
        painter = QPainter(self)
        painter.setFont(self._hint_font)
        painter.setPen(self._theme.tokens.on_accent)
        room = self.rect().adjusted(0, 0, -self._theme.px(3), 0)
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, sides, ENTER)


def tabular(font: QFont) -> QFont:
    """The font with figures of one width."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
