"""The last lines of this run's log, in memory alone; with ids, codes and places only.

Nothing is written to a file. What is logged holds no name, number or text of anybody,
and of an exception its kind and its places in the sources are kept, never its words,
which may say anything.
"""

import logging
import time
import traceback
from collections import deque
from collections.abc import Sequence
from pathlib import PurePath
from types import TracebackType

NAME = "callback_desk"
MOST_LINES, LONGEST_LINE = 200, 400
# What is told of a file in a traceback: not where somebody's home is.
LAST_PARTS = 3

ExcInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


def places_of(error: BaseException) -> list[str]:
    """What kind of error it is, and where it went wrong; its causes behind it."""
    told, seen, now = list[str](), set[int](), error
    while id(now) not in seen:
        seen.add(id(now))
        frames = traceback.extract_tb(now.__traceback__)
        told.append(type(now).__name__)
        told += [f"{_short(f.filename)}:{f.lineno} {f.name}" for f in frames]
        now = now.__cause__ or now.__context__ or now
    return told


def _short(file: str) -> str:
    parts = PurePath(file).parts
    if NAME in parts:
        return "/".join(parts[parts.index(NAME) :])
    return "/".join(parts[-LAST_PARTS:])


class RecentLines(logging.Handler):
    """Keeps the last lines, the oldest first."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: deque[str] = deque(maxlen=MOST_LINES)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line, and of an exception where it was."""
        at = time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime(record.created))
        said = f"{at} {record.levelname.lower()} {record.getMessage()}"
        self.lines.append(said[:LONGEST_LINE])
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self.lines.extend(f"    {place}" for place in places_of(error))


_RECENT = RecentLines()


def keep_recent() -> None:
    """Begin to keep them; more than once is as good."""
    logger = logging.getLogger(NAME)
    logger.setLevel(logging.INFO)
    if _RECENT not in logger.handlers:
        logger.addHandler(_RECENT)


def recent_lines() -> Sequence[str]:
    """The last lines, the oldest first."""
    return tuple(_RECENT.lines)
