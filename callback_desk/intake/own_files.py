"""Files of a desk itself: never opened to be read as leads.

A process that opens its own database once more and closes that lets go of all its
locks on it (POSIX), and another desk would delete the log that it writes to.
"""

import re
from pathlib import Path
from typing import Final

_KEYS: Final = ".keys"
_BESIDE = re.compile(r"-(?:wal|shm|journal|open|alone|importing|misses|mail-[0-9]+)$")


def is_of_a_desk(path: Path) -> bool:
    """Whether a file is a desk's database, or lies beside one as a part of it."""
    try:
        whole = path.resolve()
    except (OSError, RuntimeError, ValueError):
        return False
    database = whole.with_name(_BESIDE.sub("", whole.name.removesuffix(_KEYS)))
    try:
        return database.with_name(database.name + _KEYS).is_file()
    except (OSError, ValueError):
        return False
