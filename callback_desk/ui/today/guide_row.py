"""Call guide, voicemail words and Crisis: three buttons that never leave the card."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from callback_desk.translation import _, _p
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import NamedButton

# What Qt has for no limit.
WIDEST = (1 << 24) - 1
# Against the desk's text, where there is little room.
LOW_SCALE = 0.85


class GuideRow(QWidget):
    """In view whatever the middle of the card is scrolled to."""

    guide_wanted = Signal()
    voicemail_wanted = Signal()
    crisis_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = row = FlowLayout(self, theme.px(1.5))
        self.guide = self._button(
            _p("on the card", "Call guide"), "guide", "F7", self.guide_wanted.emit
        )
        self.voicemail = self._button(
            _("Voicemail"), "voicemail", "F8", self.voicemail_wanted.emit
        )
        self.crisis = self._button(_("Crisis"), "crisis", "F9", self.crisis_wanted.emit)
        self.buttons = (self.guide, self.voicemail, self.crisis)
        for button in self.buttons:
            row.addWidget(button)
        preferred = QSizePolicy.Policy.Preferred
        policy = QSizePolicy(preferred, preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _button(
        self, words: str, icon: str, keys: str, wanted: Callable[[], None]
    ) -> NamedButton:
        button = NamedButton(
            self._theme, words, kind="quiet", icon_name=icon, keys=keys
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(wanted)
        return button

    def set_low(self, low: bool) -> None:
        """Whether there is little room: then their words are smaller."""
        font = self._theme.font(LOW_SCALE if low else 1.0)
        for button in self.buttons:
            button.setFont(font)
        self.updateGeometry()

    @property
    def height_beside(self) -> int:
        """How high it is beside something: signs, and Crisis beneath them."""
        high = max(button.sizeHint().height() for button in self.buttons)
        return 2 * high + self._row.spacing()

    def set_short(self, short: bool, *, in_line: bool = False) -> None:
        """Whether only Crisis keeps its word: the others are known by their signs.

        Args:
            short: whether it does.
            in_line: whether they are all in one line then.
        """
        for button in (self.guide, self.voicemail):
            button.show_words(not short)
        if short:
            signs = self.guide.sizeHint().width() + self.voicemail.sizeHint().width()
            word = self.crisis.sizeHint().width()
            # A button that has the keys is a little wider.
            gap = self._theme.px(3)
            all_three = signs + word + 2 * gap
            self.setFixedWidth(all_three if in_line else max(signs + gap, word))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(WIDEST)
        self.updateGeometry()
