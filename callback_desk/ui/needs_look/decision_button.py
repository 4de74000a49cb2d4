"""A button that decides: its keys stand on it while there is room."""

from PySide6.QtGui import QKeySequence

from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton


class DecisionButton(NamedButton):
    """Words and keys; in a narrow window few words alone.

    Without keys of its own it is pressed by Enter in any of the fields.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        short: str,
        keys: str | None = None,
        *,
        kind: str = "",
    ) -> None:
        super().__init__(theme, words, kind=kind, shortcut=keys)
        native = QKeySequence.SequenceFormat.NativeText
        self._words, self._short, self._own = words, short, keys
        self._keys = "Enter" if keys is None else QKeySequence(keys).toString(native)
        self.setToolTip(f"{words} ({self._keys})")
        self.show_keys(shown=True)

    def show_keys(self, *, shown: bool) -> None:
        """Put the keys beside the words, or few words alone."""
        text = f"{self._words}  ·  {self._keys}" if shown else self._short
        if text == self.text():
            return
        self.setText(text)
        # Another text takes the keys away.
        if self._own is not None:
            self.setShortcut(QKeySequence(self._own))
