"""A line above the pages: something that is told, until it is put away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent

from callback_desk.translation import _
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
        super().__init__(theme, tone, sideways=True, padding=(3, 0.75))
        self._name, self._said = name, ""
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
        self.box.setSpacing(theme.px(2))
        self.box.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self.box.addWidget(self._words, 1)
        self.box.addWidget(self.next_button)
        self.box.addWidget(self.button)
        self.next_button.clicked.connect(self.next_wanted)
        self.button.clicked.connect(self._on_put_away)
        self.hide()

    def add_button(self, button: NamedButton) -> None:
        """Have something done about it, before it is put away."""
        self.box.insertWidget(self.box.indexOf(self.next_button), button)

    @property
    def words(self) -> str:
        """What it says, behind the veil as well; "" while it is not seen."""
        return "" if self.isHidden() else self._said

    def say(self, words: str) -> None:
        """Show a sentence, and have a screen reader speak it; "" shows nothing."""
        self._said = words
        self._words.say(words)
        self.setAccessibleName(f"{self._name}: {self._words.text()}" if words else "")
        self.setVisible(bool(words))
        if words:
            alert = QAccessibleEvent(self, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(alert)
        self.said.emit()

    def reword(self, words: str) -> None:
        """Say the same as it is by now: nobody is disturbed by it."""
        if not words:
            self.say("")
        elif self.words and words != self._said:
            self._said = words
            self._words.say(words)
            self.setAccessibleName(f"{self._name}: {self._words.text()}")

    def show_place(self, place: int, count: int) -> None:
        """Say which of several lines it is; a press shows the next one."""
        self.next_button.say(_("{place} of {count}", place=place, count=count))
        self.next_button.setAccessibleName(
            _("{place} of {count}: show the next", place=place, count=count)
        )
        self.next_button.setVisible(count > 1)

    def _on_put_away(self) -> None:
        self.hide()
        self.said.emit()
        self.put_away.emit()
