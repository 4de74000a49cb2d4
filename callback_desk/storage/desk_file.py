"""Whether the file that a desk was opened on is still where it was.

The system lets an open file be deleted or moved and goes on writing to it; with a
write-ahead log SQLite does not look. What would be recorded then is lost with it.
"""

from os import stat
from pathlib import Path

from callback_desk.domain.errors import DeskGone


class DeskFile:
    """Remembers which file stands at a path."""

    def __init__(self, path: Path) -> None:
        self._path, self._told = path, str(path)
        self._known: tuple[int, int] | None = None

    def was_replaced(self) -> bool:
        """Whether another file stands there than at the last look.

        Raises:
            DeskGone: there is none.
        """
        try:
            seen = stat(self._told)
        except OSError as error:
            raise DeskGone(path=self._path) from error
        before, self._known = self._known, (seen.st_dev, seen.st_ino)
        return before is not None and before != self._known
