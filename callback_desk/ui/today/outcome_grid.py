"""The outcomes by their keys: eight in view, the others a key further."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from callback_desk.domain.outcome import Closes, Contact, Outcome
from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.key_button import KeyButton

COLUMNS, PLACES = 3, 8
# Where it is low and this wide, in layout units, two rows do.
LOW_COLUMNS, LOW_UNITS = 5, 125
MORE = "0"
# Letters for the outcomes without a digit; M shows what is hidden, O looks like 0.
_LETTERS = "abcdefghijklnpqrstuvwxyz"


class OutcomeGrid(QWidget):
    """Buttons for eight outcomes at a time; `0` shows the next ones in their place.

    `picked` tells the key of a button that was pressed by hand, `pointed_at` the key
    under the pointer or the focus, "" when there is none.
    """

    picked = Signal(str)
    pointed_at = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pages: list[dict[str, Outcome]] = [{}]
        self._page = 0
        self._withheld: frozenset[str] = frozenset()
        self._theme, self._columns = theme, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._buttons = [KeyButton(theme) for _unused in range(PLACES + 1)]
        for button in self._buttons:
            kept = button.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            button.setSizePolicy(kept)
            button.chosen.connect(self.picked)
            button.pointed_at.connect(self.pointed_at)
        self._arrange(COLUMNS)
        self.set_low(False, 0)
        self.go_home()

    def withhold(self, withheld: Collection[str]) -> None:
        """Show that these outcomes, by code, are not offered to this lead."""
        self._withheld = frozenset(withheld)
        self._show_page()

    def set_low(self, low: bool, width: int) -> None:
        """Whether there is little room, at that width: then fewer, lower rows."""
        for button in self._buttons:
            button.set_low(low)
        self._grid.setSpacing(self._gap(low))
        self._arrange(self._columns_when(low, width))

    def height_when(self, low: bool, width: int) -> int:
        """How high it is with little room, or with enough, at a width."""
        rows = -(-len(self._buttons) // self._columns_when(low, width))
        return rows * self._buttons[0].height_when(low) + (rows - 1) * self._gap(low)

    def _gap(self, low: bool) -> int:
        return self._theme.px(1 if low else 1.5)

    def _columns_when(self, low: bool, width: int) -> int:
        wide = low and width >= self._theme.px(LOW_UNITS)
        return LOW_COLUMNS if wide else COLUMNS

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, *divmod(place, columns))
        for column in range(LOW_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def event(self, event: QEvent) -> bool:
        """Let the words of a row have one size, wherever their room changed."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._even_out()
        return done

    def _even_out(self) -> None:
        for first in range(0, len(self._buttons), self._columns):
            row = self._buttons[first : first + self._columns]
            small = any(not b.isHidden() and not b.fits_one_line for b in row)
            for button in row:
                button.set_small(small)

    def set_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Offer these outcomes: those with a digit first, the others by letters.

        The same ones again leave in view what is: the list is read anew at any moment.
        """
        first = {o.key: o for o in outcomes if o.key is not None}
        others = [o for o in outcomes if o.key is None]
        lettered = list(zip(_LETTERS, others, strict=False))
        pages = [first] + [
            dict(lettered[at : at + PLACES]) for at in range(0, len(lettered), PLACES)
        ]
        if pages != self._pages:
            self._pages = pages
            self.go_home()

    @property
    def is_home(self) -> bool:
        """Whether the outcomes with digits are in view."""
        return self._page == 0

    def in_view(self) -> list[Outcome]:
        """The outcomes that stand there, but for those withheld from this lead."""
        page = self._pages[self._page].values()
        return [outcome for outcome in page if outcome.code not in self._withheld]

    def outcome_of(self, key: str) -> Outcome | None:
        """The outcome in view that a key records, or None."""
        return self._pages[self._page].get(key.lower())

    def go_home(self) -> None:
        """Show the outcomes with digits."""
        self._page = 0
        self._show_page()

    def turn(self) -> None:
        """Show the next outcomes; after the last ones the first again."""
        self._page = (self._page + 1) % len(self._pages)
        self._show_page()

    def arm(self, key: str) -> None:
        """Show which key was pressed and is about to act; "" for none."""
        for button in self._buttons:
            button.set_armed(bool(key) and button.key == key)

    def _show_page(self) -> None:
        self.arm("")
        page = self._pages[self._page]
        keys = list(page)
        if self.is_home:
            keys = [str(digit) for digit in range(1, PLACES + 1)]
        keys += [""] * (PLACES - len(keys))
        for button, key in zip(self._buttons, keys, strict=False):
            outcome = page.get(key)
            button.setVisible(outcome is not None)
            if outcome is not None:
                taken_away = outcome.code in self._withheld
                tone = None if taken_away else _tone_of(outcome)
                button.set_words(key, outcome.label, tone=tone)
                button.set_withheld(taken_away)
        more = self._buttons[PLACES]
        more.setVisible(len(self._pages) > 1)
        last = self._page == len(self._pages) - 1
        more.set_words(MORE, _("Back to the first") if last else _("More…"))
        self._even_out()


def _tone_of(outcome: Outcome) -> Tone | None:
    """Green what was hoped for, the accent where they were reached and come back."""
    if outcome.code == "booked":
        return Tone.FINE
    reached = outcome.contact is not Contact.NONE and outcome.closes is Closes.NO
    return Tone.ACCENT if reached and outcome.key is not None else None
