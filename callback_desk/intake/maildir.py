"""A Maildir: a folder with a mail in each file, as a file of leads."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from callback_desk.domain.errors import FileChanged, FileUnreadable
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.submission import Submission
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_message import LARGEST_MAIL, read_mail
from callback_desk.intake.regular_file import opened_regular, read_whole, reason_of

MAILDIR: Final = "maildir"
MAILDIR_FOLDERS: Final = ("new", "cur")


class MaildirFolder:
    """A folder with a mail in each file of its `new` and `cur`; links are not followed.

    Attributes:
        name: how messages call the folder.
        recognised_as: `maildir`; its records say the rest.
        encoding: None.
        layout: None.
        digest: SHA-256 of the mails' names and bytes in their order, hexadecimal.
    """

    encoding = None
    layout = None
    recognised_as = MAILDIR

    def __init__(
        self, path: Path, name: str, reader: MailContents, heed: Heed = go_on
    ) -> None:
        """List the mails in it.

        Raises:
            Stopped: it is wanted no more.
            FileUnreadable: a folder or a mail may not be read.
            FileChanged: a mail vanished meanwhile.
        """
        self.name = name
        self._reader = reader
        self._mails = _mails_of(path, name)
        self._read = 0
        sha256 = hashlib.sha256()
        for mail in self._mails:
            heed()
            sha256.update(_lasting_name(mail).encode("utf-8", "surrogateescape"))
            with opened_regular(mail, name, again=True) as descriptor:
                _, _, digest = read_whole(descriptor, name, LARGEST_MAIL, heed)
                sha256.update(bytes.fromhex(digest))
        self.digest = sha256.hexdigest()

    def fraction_read(self) -> float:
        """How many of its mails were read, from 0 to 1."""
        return self._read / len(self._mails) if self._mails else 1.0

    def submissions(self) -> Iterator[Submission]:
        """Every mail in the order in which they were delivered.

        Raises:
            FileChanged: a mail moved or vanished meanwhile, or is another one.
            FileUnreadable: the disk or the network failed.
        """
        sha256 = hashlib.sha256()
        self._read = 0
        for row, path in enumerate(self._mails, start=1):
            self._read = row
            sha256.update(_lasting_name(path).encode("utf-8", "surrogateescape"))
            with opened_regular(path, self.name, again=True) as descriptor:
                data, size, digest = read_whole(descriptor, self.name, LARGEST_MAIL)
            sha256.update(bytes.fromhex(digest))
            mail = read_mail(data, is_cut=size > len(data))
            yield from self._reader.read(row, mail)
        if sha256.hexdigest() != self.digest:
            raise FileChanged(file=self.name)


def is_maildir(path: Path) -> bool:
    """Whether a folder has the two folders in which a Maildir keeps its mails."""
    try:
        return all((path / part).is_dir() for part in MAILDIR_FOLDERS)
    except OSError:
        return False


def _mails_of(path: Path, name: str) -> list[Path]:
    """The mails of a Maildir, the earliest delivered first."""
    found: list[Path] = []
    try:
        for part in MAILDIR_FOLDERS:
            with os.scandir(path / part) as entries:
                found += [
                    Path(entry.path)
                    for entry in entries
                    if not entry.name.startswith(".")
                    and entry.is_file(follow_symlinks=False)
                ]
    except OSError as error:
        raise FileUnreadable(file=name, reason=reason_of(error)) from error
    return sorted(found, key=_lasting_name)


def _lasting_name(mail: Path) -> str:
    """A mail's name without its flags, which change when somebody reads it."""
    return mail.name.partition(":2,")[0]
