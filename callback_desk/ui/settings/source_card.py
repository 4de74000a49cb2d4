"""A source of leads, as a card: what it is, how it goes, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel

# Layout units.
NARROW = 110


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What a card says of a mailbox, or of a watched folder.

    Attributes:
        title: above all else.
        where: beneath it: where it is, and what becomes of what was taken in.
        name: by which its buttons are told from those of another.
        no_more: what *Remove* does.
    """

    title: str
    where: str
    name: str
    no_more: str


class SourceCard(Card):
    """`change_wanted` and `remove_wanted` carry the source."""

    change_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        source: object,
        icon_name: str,
        words: SourceWords,
        *,
        can_change: bool,
    ) -> None:
        """Make a card that says nothing yet of how it goes.

        Args:
            theme: its looks.
            source: what the signals carry.
            icon_name: its sign until it is known how it goes.
            words: what it says.
            can_change: whether there are buttons.
        """
        super().__init__(theme, padding=4)
        self._source = source
        self.sign, self._state = Glyph(theme, icon_name), PlainLabel(theme, wraps=True)
        self.change_button = NamedButton(
            theme, _("Change…"), tells=_("Change {name}", name=words.name)
        )
        self.remove_button = NamedButton(theme, _("Remove…"), tells=words.no_more)
        for button in (self.change_button, self.remove_button):
            button.setAccessibleName(f"{button.text()} {words.name}")
        self.change_button.clicked.connect(self._on_change_asked)
        self.remove_button.clicked.connect(self._on_remove_asked)
        self._build(theme, words)
        for button in (self.change_button, self.remove_button):
            button.setVisible(can_change)

    def _build(self, theme: Theme, words: SourceWords) -> None:
        self._narrow = theme.px(NARROW)
        above, column = Qt.AlignmentFlag.AlignTop, QVBoxLayout()
        column.setSpacing(theme.px(0.8))
        where = PlainLabel(theme, words.where, scale=0.95, muted=True, wraps=True)
        column.addWidget(PlainLabel(theme, words.title, bold=True, wraps=True))
        column.addWidget(where)
        state = QHBoxLayout()
        state.setSpacing(theme.px(1.5))
        state.addWidget(self.sign, 0, above)
        state.addWidget(self._state, 1)
        column.addSpacing(theme.px(1))
        column.addLayout(state)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(2))
        for button in (self.change_button, self.remove_button):
            buttons.addWidget(button, 0, above)
        buttons.addStretch()
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(2))
        self._row.addLayout(column, 1)
        self._row.addLayout(buttons)
        self.column.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow card the buttons come beneath what it says."""
        super().resizeEvent(event)
        ways, is_narrow = QBoxLayout.Direction, event.size().width() < self._narrow
        self._row.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    @property
    def state(self) -> str:
        """What is said of how it goes."""
        return self._state.text()

    def say_state(self, words: str, *, is_ill: bool, is_well: bool) -> None:
        """Say how it goes: ill, well, or not known yet."""
        self._state.say(words)
        icon_name, tone = "clock", None
        if is_ill:
            icon_name, tone = "alert", Tone.DUE_TODAY
        elif is_well:
            icon_name, tone = "check", Tone.FINE
        self.sign.show_icon(icon_name, tone)
        self._state.set_tone(tone if tone is Tone.DUE_TODAY else None)

    def _on_change_asked(self) -> None:
        self.change_wanted.emit(self._source)

    def _on_remove_asked(self) -> None:
        self.remove_wanted.emit(self._source)
