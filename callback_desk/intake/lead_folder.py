"""What a choice of files and folders holds, one level deep."""

from collections.abc import Iterable
from pathlib import Path

from callback_desk.intake.lead_file import LEAD_SUFFIXES
from callback_desk.intake.maildir import is_maildir


def expanded(files: Iterable[Path]) -> list[Path]:
    """Each folder replaced by what is in it, one level deep, links not followed.

    A Maildir is one file of leads by itself; a folder without any stays as it is.
    """
    found: list[Path] = []
    for file in files:
        if is_plain_folder(file):
            inside = sorted(
                entry
                for entry in file.iterdir()
                if not entry.is_symlink() and _holds_leads(entry)
            )
            found += inside or [file]
        else:
            found.append(file)
    return found


def is_plain_folder(path: Path) -> bool:
    """Whether it is a folder that is no file of leads by itself."""
    return path.is_dir() and not is_maildir(path)


def _holds_leads(entry: Path) -> bool:
    if entry.is_dir():
        return is_maildir(entry)
    return entry.suffix.lower() in LEAD_SUFFIXES and entry.is_file()
