"""A line above the pages: something that is told, until it is put away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from callback_desk.translation import _
from callback_desk.ui.announcing import announce
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import NamedButton, PlainLabel


class ToldLine(TonedBox):
    """One sentence with a button that puts it away. `put_away` follows when it did.

    `said` follows when it says something else, `next_wanted` asks for the line that is
    told beside it.
    """

    put_away = Signal()
    said = Signal()
    next_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        tone: Tone,
        icon_name: str,
        name: str,
        *,
        is_quiet: bool = False,
        is_theirs: bool = False,
    ) -> None:
        """Make an empty line, which is not seen.

        Args:
            theme: its looks.
            tone: its meaning.
            icon_name: the sign before it.
            name: what it is, for somebody who hears it.
            is_quiet: whether it waits until the others are put away.
            is_theirs: whether it tells of somebody's own words: that waits for nobody.
        """
        super().__init__(theme, tone, padding=(3, 0.75))
        self._name, self._said = name, ""
        self._presses = tone is Tone.PRIORITY
        self.is_quiet, self.is_theirs = is_quiet, is_theirs
        self._sign = Glyph(theme, icon_name)
        self._sign.show_icon(icon_name, tone)
        self._words = PlainLabel(theme, wraps=True)
        self.next_button = NamedButton(
            theme, "", kind="line", tells=_("Show the next of these lines")
        )
        self.next_button.hide()
        self.button = NamedButton(
            theme, _("Put away"), kind="line", tells=_("Put the {name} away", name=name)
        )
        self.button.setAccessibleName(_("Put the {name} away", name=name))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = QHBoxLayout()
        self._build()
        self.next_button.clicked.connect(self.next_wanted)
        self.button.clicked.connect(self._on_put_away)
        self.hide()

    def _build(self) -> None:
        theme, told = self._theme, QHBoxLayout()
        told.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        told.addWidget(self._words, 1)
        self._buttons.addStretch()
        self._buttons.addWidget(self.next_button)
        self._buttons.addWidget(self.button)
        self._row.addLayout(told, 1)
        self._row.addLayout(self._buttons)
        for part in (told, self._buttons, self._row):
            part.setSpacing(theme.px(2))
        self.box.addLayout(self._row)

    def add_button(self, button: NamedButton) -> None:
        """Have something done about it, before it is put away."""
        self._buttons.insertWidget(self._buttons.indexOf(self.next_button), button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons come beneath the words where that makes it lower."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        edges = self.box.contentsMargins()
        sign = self._sign.sizeHint().width() + self._row.spacing()
        room = self.width() - edges.left() - edges.right() - sign
        buttons = self._buttons.sizeHint()
        beside = self._words.heightForWidth(
            max(1, room - buttons.width() - self._row.spacing())
        )
        beneath = self._words.heightForWidth(max(1, room)) + buttons.height()
        ways = QBoxLayout.Direction
        is_lower = beneath + self._row.spacing() < beside
        self._row.setDirection(ways.TopToBottom if is_lower else ways.LeftToRight)

    @property
    def words(self) -> str:
        """What it says, behind the veil as well; "" while it is not seen."""
        return "" if self.isHidden() else self._said

    def say(self, words: str) -> None:
        """Show a sentence, and have a screen reader speak it; "" shows nothing."""
        self._said = words
        self._words.say(words)
        self._arrange()
        self.setAccessibleName(f"{self._name}: {self._words.text()}" if words else "")
        self.setVisible(bool(words))
        announce(self, self.accessibleName(), at_once=self._presses)
        self.said.emit()

    def reword(self, words: str) -> None:
        """Say the same as it is by now: nobody is disturbed by it."""
        if not words:
            self.say("")
        elif self.words and words != self._said:
            self._said = words
            self._words.say(words)
            self._arrange()
            self.setAccessibleName(f"{self._name}: {self._words.text()}")

    def show_place(self, place: int, count: int) -> None:
        """Say which of several lines it is; a press shows the next one."""
        self.next_button.say(_("{place} of {count}", place=place, count=count))
        self.next_button.setAccessibleName(
            _("{place} of {count}: show the next", place=place, count=count)
        )
        self.next_button.setVisible(count > 1)
        self._arrange()

    def _on_put_away(self) -> None:
        self.hide()
        self.said.emit()
        self.put_away.emit()
