"""Backups: what is told of one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from callback_desk.domain.audit_finding import AuditHead
from callback_desk.domain.stopping import Heed, go_on


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read back and found equal to what it was made from.

    Attributes:
        file: where it is.
        made_at: when, aware UTC.
        leads: how many leads are in it, open and closed.
    """

    file: Path
    made_at: datetime
    leads: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A desk that was brought back from a backup, and found equal to it.

    Attributes:
        path: its database.
        made_at: when the backup was made, aware UTC.
        leads: how many leads it holds, open and closed.
        carried_bars: numbers that asked not to be called after the backup was made.
        unread: a newer backup beside it that does not open the same way, so that who
            asked not to be called until then is not known; None where there is none.
    """

    path: Path
    made_at: datetime
    leads: int
    carried_bars: int
    unread: Path | None = None


@dataclass(frozen=True, slots=True)
class BackupState:
    """How the desk's own backups stand.

    Attributes:
        folder: where they are kept.
        kept: those that are there, the newest first.
        made: the one that was just made, or None where none was due.
    """

    folder: Path
    kept: tuple[Backup, ...]
    made: Backup | None = None


class Backups(Protocol):
    """Makes backups of the open desk, while others go on working at it."""

    @property
    def folder(self) -> Path:
        """Where the desk keeps backups of its own accord."""
        ...

    def kept(self) -> list[tuple[Backup, AuditHead]]:
        """The backups of this desk in its folder, the newest first."""
        ...

    def place_for(self, now: datetime) -> Path:
        """Where a backup of this instant goes in that folder.

        Raises:
            BackupNotWritten: the folder cannot be made.
        """
        ...

    def drop(self, backup: Backup) -> None:
        """Delete a backup of this desk's folder; that it is gone is as good."""
        ...

    def make(self, target: Path, now: datetime, heed: Heed = go_on) -> Backup:
        """Write a backup beside its place, read it back, then put it there.

        Raises:
            Stopped: `heed` ended it; nothing of it is left.
            BackupPlaceTaken: something else stands there.
            BackupNotWritten: the disk is full, or the folder cannot be written.
            BackupDiffers: what was read back is not what the desk holds.
            DeskError: the desk itself cannot be read.
        """
        ...

    def told(self, file: Path) -> tuple[Backup, AuditHead]:
        """What a backup of this desk says of itself, and the audit's head in it.

        Raises:
            NoBackup: it is none, or another desk's.
        """
        ...
