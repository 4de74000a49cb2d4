"""The button behind what the foot says."""

from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, plain_tip


class FootAction(NamedButton):
    """Goes with the words it was offered with; unless it is held.

    It is held while something goes on that it ends: whatever else is told meanwhile,
    it stays.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", kind="link")
        self._is_held, self._alone = False, ""
        self.hide()

    def offer(self, words: str) -> None:
        """Stand behind what is told now."""
        if self._is_held:
            self.withdraw()
        else:
            self._stand(words)

    def withdraw(self) -> None:
        """Something else is told, to which it does not belong."""
        if self._is_held:
            self._stand(self._alone)
        else:
            self.hide()

    def hold(self, words: str, alone: str) -> None:
        """Stay from now on.

        Args:
            words: on it, behind the words of what it ends.
            alone: on it, behind any others.
        """
        self._is_held, self._alone = True, alone
        self.setEnabled(True)
        self._stand(words)

    def release(self) -> None:
        """What it ends has ended."""
        if self._is_held:
            self._is_held = False
            self.hide()

    def _stand(self, words: str) -> None:
        self.say(words)
        self.setToolTip(plain_tip(words))
        self.show()
