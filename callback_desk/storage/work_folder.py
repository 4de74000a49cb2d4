"""A folder that somebody works in: whether they still do shows when it is left."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from callback_desk.domain.errors import DeskError
from callback_desk.storage.turn_file import turn_beside

# The lock of whoever works in it.
_WORK, _HELD = "desk", "worked-at"


@contextmanager
def worked_at(folder: Path) -> Iterator[None]:
    """Hold a folder as long as one is inside; the system lets go of it for the dead.

    Where nothing can be locked its age alone tells, later.
    """
    with ExitStack() as stack:
        with suppress(DeskError):
            stack.enter_context(turn_beside(folder / _WORK, _HELD, 0))
        yield


def clear_away(folder: Path, *, is_old: bool) -> None:
    """Delete a folder that nobody works in any more.

    Args:
        folder: it.
        is_old: whether it is older than any work.
    """
    is_free = is_old
    # Whoever has just made it, and does not hold it yet, keeps it.
    if not is_old and (folder / f"{_WORK}-{_HELD}").exists():
        with suppress(DeskError), turn_beside(folder / _WORK, _HELD, 0) as has_it:
            is_free = has_it
    if is_free:
        shutil.rmtree(folder, ignore_errors=True)
