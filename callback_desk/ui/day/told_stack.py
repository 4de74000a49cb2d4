"""What is told above the pages, in one line's room: the others are a press away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.ui.day.told_line import ToldLine
from callback_desk.ui.theme import Theme


class ToldStack(QWidget):
    """Shows one of its lines; `seen` tells whether there is any.

    The first line comes before all others; of these the one that was said last is
    shown, until *1 of 3* asks for the next. A quiet one takes nobody's place, and waits
    while the stack is hushed: of somebody's own words only where there is no room.
    """

    seen = Signal(bool)

    def __init__(self, theme: Theme, lines: Sequence[ToldLine]) -> None:
        """Take the lines in.

        Args:
            theme: its looks.
            lines: in their order, the most urgent first.
        """
        super().__init__()
        self._lines: list[ToldLine] = []
        self._shown: ToldLine | None = None
        self._is_hushed = self._is_low = False
        # A line that waits is said all the same: what holds it is hidden, not itself.
        self._places: dict[ToldLine, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for line in lines:
            self._place(line)
        self._arrange()

    def add(self, line: ToldLine) -> None:
        """Take another line in, behind all others."""
        self._place(line)
        self._arrange()

    def _place(self, line: ToldLine) -> None:
        place = QWidget()
        inside = QVBoxLayout(place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(line)
        self._column.addWidget(place)
        self._lines.append(line)
        self._places[line] = place
        line.said.connect(self._on_said)
        line.next_wanted.connect(self._on_next_wanted)

    def shown(self) -> ToldLine | None:
        """The line that is seen, or None."""
        return self._shown

    def hush(self, hushed: bool, *, low: bool = False) -> None:
        """Whether quiet lines wait.

        Args:
            hushed: somebody in danger needs the card's room.
            low: the window has no room for any.
        """
        if (hushed, low) != (self._is_hushed, self._is_low):
            self._is_hushed, self._is_low = hushed, low
            self._arrange()

    def _said(self) -> list[ToldLine]:
        """The lines that may be seen."""
        return [one for one in self._lines if one.words and not self._is_silent(one)]

    def _is_silent(self, line: ToldLine) -> bool:
        hushed = self._is_hushed and not line.is_theirs
        return line.is_quiet and (hushed or self._is_low)

    def _on_said(self) -> None:
        line = self.sender()
        first = self._lines[0]
        if first.words and (line is first or self._shown is first):
            self._shown = first
        elif isinstance(line, ToldLine) and line.words and not self._waits(line):
            self._shown = line
        self._arrange()

    def _waits(self, line: ToldLine) -> bool:
        """Whether a quiet line leaves the room to the one that is there."""
        return line.is_quiet and self._shown is not None and bool(self._shown.words)

    def _on_next_wanted(self) -> None:
        said = self._said()
        had_keys = self._shown is not None and self._shown.next_button.hasFocus()
        if self._shown in said:
            at = said.index(self._shown) + 1
            self._shown = said[at % len(said)]
        self._arrange()
        if had_keys and self._shown is not None:
            self._shown.next_button.setFocus()

    def _arrange(self) -> None:
        said = self._said()
        if self._shown not in said:
            self._shown = next(iter(said), None)
        for line, place in self._places.items():
            place.setVisible(line is self._shown)
        for number, line in enumerate(said, 1):
            line.show_place(number, len(said))
        self.setVisible(bool(said))
        self.seen.emit(bool(said))
