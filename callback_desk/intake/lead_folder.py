"""What a choice of files and folders holds, one level deep."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from callback_desk.intake.lead_file import LEAD_SUFFIXES
from callback_desk.intake.maildir import is_maildir
from callback_desk.translation import _

_OTHER_TABLES: Final = frozenset({".xls", ".xlsb", ".ods", ".numbers", ".zip", ".pst"})
"""What may hold leads as well and is refused, each with what to do."""


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


def passed_over(files: Iterable[Path]) -> list[Path]:
    """What folders hold that is not read from here and may hold leads all the same.

    A folder with leads in it, a spreadsheet of another kind: each is to be refused by
    its name, so that nobody takes it for taken in.
    """
    return [
        entry
        for folder in files
        if is_plain_folder(folder)
        for entry in sorted(folder.iterdir())
        if not entry.is_symlink() and _may_hold_leads(entry)
    ]


def why_refused(folder: Path) -> str:
    """Why a folder is not read, where it is no file of leads."""
    if any(
        not entry.is_symlink() and _holds_leads(entry) for entry in folder.iterdir()
    ):
        return _("a folder inside a folder is not looked into; take it in by itself")
    return _("the folder holds no file of leads")


def is_plain_folder(path: Path) -> bool:
    """Whether it is a folder that is no file of leads by itself."""
    return path.is_dir() and not is_maildir(path)


def _holds_leads(entry: Path) -> bool:
    if entry.is_dir():
        return is_maildir(entry)
    return entry.suffix.lower() in LEAD_SUFFIXES and entry.is_file()


def _may_hold_leads(entry: Path) -> bool:
    if not entry.is_dir():
        return entry.suffix.lower() in _OTHER_TABLES and entry.is_file()
    if is_maildir(entry) or entry.name.startswith((".", "__")):
        return False
    return any(map(_holds_leads, entry.iterdir()))
