"""A bug of what is done again and again by itself: told once."""

from callback_desk.domain.errors import DeskError
from callback_desk.ui.background import Background


class BugOnce:
    """What the desk refuses is no bug: the list tells what stands in the way."""

    def __init__(self, background: Background) -> None:
        self._background, self._is_told = background, False

    def tell(self, error: Exception) -> None:
        """Tell of it, unless one was told already."""
        if not (self._is_told or isinstance(error, DeskError)):
            self._is_told = True
            self._background.failed_unheard.emit(error)
