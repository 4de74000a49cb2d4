"""The page as a strip beside another program: the card alone, and it has the keys."""

from PySide6.QtWidgets import QWidget

from callback_desk.ui.theme import Theme
from callback_desk.ui.today.card import LeadCardPanel
from callback_desk.ui.today.lead_list import LeadListPanel

# Layout units: beneath the narrow width the page is a strip.
NARROW_UNITS, CARD_UNITS = 205, 119


class StripRoom:
    """Hides the list where there is no room beside the card."""

    def __init__(
        self,
        theme: Theme,
        listed: LeadListPanel,
        above: QWidget,
        card: LeadCardPanel,
    ) -> None:
        """Take the parts of the page.

        Args:
            theme: its looks.
            listed: the list, which has the keys where it is seen.
            above: what stands above the list.
            card: what is always seen.
        """
        self._theme, self._list, self._above = theme, listed, above
        self._card = card

    def fit(self, width: int) -> None:
        """Show what has room in a width; the keys never go to a button by that."""
        narrow = width < self._theme.px(NARROW_UNITS)
        # Of this window: as it opens, another one has the keys still.
        focus = self._list.window().focusWidget()
        parts = (self._list, self._above)
        had_keys = focus is None or any(part.isAncestorOf(focus) for part in parts)
        for part in parts:
            part.setVisible(not narrow)
        # Whoever leads the keys to the list leads them to what is seen.
        self._list.setFocusProxy(self._card if narrow else self._list.view)
        self.say_why_empty()
        self._card.setFixedWidth(width if narrow else self._theme.px(CARD_UNITS))
        if narrow and had_keys:
            self._card.setFocus()
        elif not narrow and self._card.hasFocus():
            self._list.setFocus()

    def say_why_empty(self) -> None:
        """In a strip the card says what the list would, were it seen."""
        self._card.say_usually(self._list.why_empty if self._list.isHidden() else "")
