"""A desk removed from this computer: its keys first, then its files.

Without its keys nobody reads what is left, however far the rest of it gets; and whoever
finds a desk without keys may go on removing it, since nothing is left to sign in to.
"""

import glob
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from callback_desk.domain.errors import DeskMissing, NotAllowed
from callback_desk.domain.removal_errors import DeskNotRemoved
from callback_desk.domain.staff import Staff
from callback_desk.domain.system_words import system_said
from callback_desk.storage.keys import keys_path
from callback_desk.storage.presence import lock_files, nobody_at
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role

BACKUPS = "-backups"


def backups_beside(path: Path) -> Path:
    """The folder in which the desk keeps backups of its own accord."""
    return path.with_name(f"{path.name}{BACKUPS}")


def can_be_opened(path: Path) -> bool:
    """Whether the desk has keys still, so that somebody must sign in to remove it.

    Raises:
        DeskMissing: there is nothing of a desk.
    """
    if keys_path(path).exists():
        return True
    if not path.exists() and not any(_beside(path)):
        raise DeskMissing(path=path)
    return False


def check_may_remove(member: Staff) -> None:
    """Refuse whoever may not remove a desk.

    Raises:
        NotAllowed: only an office manager may.
    """
    if not member.manages:
        raise NotAllowed(role=say_a_role(member.role), what=_("remove a desk"))


def remove_desk(path: Path, *, with_backups: bool) -> None:
    """Destroy a desk's keys, then delete all that stands beside its database.

    Args:
        path: its database.
        with_backups: whether its folder of backups goes as well.

    Raises:
        DeskOpenElsewhere: a window or a command has it open; nothing is removed.
        DeskNotRemoved: a file cannot be deleted; it can be tried again.
    """
    with nobody_at(path):
        _remove(path, with_backups=with_backups)
    # By these others knew that they had to stay out; nothing is left to come to.
    for file in lock_files(path):
        _tried(_delete, file)


def _remove(path: Path, *, with_backups: bool) -> None:
    keys = keys_path(path)
    # What was written of them and did not come to its place bears their name.
    parts = path.parent.glob(f".{glob.escape(keys.name)}-*")
    for file in (keys, *parts):
        if file.exists():
            _tried(_destroy, file)
    if with_backups:
        _tried(_delete_folder, backups_beside(path))
    locks = lock_files(path)
    for file in (path, *(found for found in _beside(path) if found not in locks)):
        _tried(_delete_folder if file.is_dir() else _delete, file)


def _beside(path: Path) -> Iterator[Path]:
    """What the program puts beside a database, but for its backups."""
    for found in sorted(path.parent.iterdir()) if path.parent.is_dir() else ():
        ours = found.name.startswith((f"{path.name}-", f".{path.name}-"))
        if ours and found != backups_beside(path):
            yield found


def _destroy(file: Path) -> None:
    """Write chance over a file before it is deleted, so that its place holds none."""
    with suppress(FileNotFoundError), file.open("r+b") as there:
        there.write(secrets.token_bytes(os.fstat(there.fileno()).st_size))
        there.flush()
        os.fsync(there.fileno())
    _delete(file)


def _delete(file: Path) -> None:
    file.unlink(missing_ok=True)


def _delete_folder(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _tried(act: Callable[[Path], None], file: Path) -> None:
    try:
        act(file)
    except OSError as error:
        reason = system_said(error, _("it failed"))
        raise DeskNotRemoved(file=file, reason=reason) from error
