"""The log's file beside the desk: what this run and those before had to say.

It holds the lines that `log_setup` makes: codes, ids and places in the sources. It is
for its owner alone, never grows beyond two parts, and is no reason for anything to
fail: a line that cannot be written is not.
"""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

# Of each part; the earlier one makes way.
MOST_BYTES = 256 * 1024
_FOR_ITS_OWNER = stat.S_IRUSR | stat.S_IWUSR


class LogFile:
    """Written by every window and command of one desk, a line at a time."""

    def __init__(self, desk: Path) -> None:
        """Write nothing yet.

        Args:
            desk: its database; the file is called after it, and goes with it.
        """
        self._desk = desk
        self.path = desk.with_name(f"{desk.name}-log")
        self.earlier = desk.with_name(f"{desk.name}-log-earlier")

    def add(self, lines: Iterable[str]) -> None:
        """Write lines; where there is no desk (any more), none."""
        try:
            if not self._desk.is_file():
                return
        except OSError:
            return
        text = "".join(f"{line.replace(chr(10), ' ')}\n" for line in lines)
        with suppress(OSError):
            self._make_room()
        with suppress(OSError):
            flags = os.O_APPEND | os.O_CREAT | os.O_WRONLY
            opened = os.open(self.path, flags, _FOR_ITS_OWNER)
            try:
                os.write(opened, text.encode("utf-8", "replace"))
            finally:
                os.close(opened)

    def _make_room(self) -> None:
        if self.path.exists() and self.path.stat().st_size > MOST_BYTES:
            os.replace(self.path, self.earlier)

    def last(self, most: int) -> list[str]:
        """The last lines, the oldest first; none where it cannot be read."""
        lines: list[str] = []
        for part in (self.earlier, self.path):
            with suppress(OSError):
                lines += part.read_text("utf-8", "replace").splitlines()
        return lines[-most:]
