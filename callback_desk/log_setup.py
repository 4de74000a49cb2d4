"""The log's lines, with ids, codes and places only; in memory, and beside the desk.

What is logged holds no name, number or text of anybody, and of an exception its kind
and its places in the sources are kept, never its words, which may say anything.
"""

import logging
import time
import traceback
from collections import deque
from collections.abc import Sequence
from pathlib import Path, PurePath
from types import TracebackType

from callback_desk.log_file import LogFile

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
    """Keeps the last lines, the oldest first, and writes them where there is a file."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: deque[str] = deque(maxlen=MOST_LINES)
        self.file: LogFile | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line, and of an exception where it was."""
        at = time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime(record.created))
        said = f"{at} {record.levelname.lower()} {record.getMessage()}"
        error = record.exc_info[1] if record.exc_info else None
        places = [] if error is None else places_of(error)
        lines = [said[:LONGEST_LINE], *(f"    {place}" for place in places)]
        self.lines.extend(lines)
        if self.file is not None:
            self.file.add(lines)

    def last(self) -> Sequence[str]:
        """The last lines of the file, those of runs before among them, or its own."""
        own = list(self.lines)
        kept = [] if self.file is None else self.file.last(MOST_LINES)
        # Where the file took none, this run's are told all the same.
        return kept if set(own) <= set(kept) else kept[: MOST_LINES - len(own)] + own


_RECENT = RecentLines()


def keep_recent() -> None:
    """Begin to keep them; more than once is as good."""
    logger = logging.getLogger(NAME)
    logger.setLevel(logging.INFO)
    if _RECENT not in logger.handlers:
        logger.addHandler(_RECENT)


def keep_in_file(desk: Path) -> None:
    """Write them beside a desk, too, from now on."""
    keep_recent()
    _RECENT.file = LogFile(desk)


def recent_lines() -> Sequence[str]:
    """The last lines, the oldest first."""
    return _RECENT.last()
