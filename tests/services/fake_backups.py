"""Backups that are only noted."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from callback_desk.domain.audit_finding import AuditHead
from callback_desk.domain.backup import Backup
from callback_desk.domain.backup_errors import NoBackup
from callback_desk.domain.errors import DeskError
from callback_desk.domain.stopping import Heed, go_on


@dataclass
class FakeBackups:
    """Remembers what was backed up, or fails as it is told."""

    made: dict[Path, Backup] = field(default_factory=dict)
    heads: dict[Path, AuditHead] = field(default_factory=dict)
    fails: DeskError | None = None
    next_head: AuditHead = field(default_factory=lambda: AuditHead(0, b""))
    folder: Path = Path("/backups")

    def make(self, target: Path, now: datetime, heed: Heed = go_on) -> Backup:
        """Note it."""
        if self.fails is not None:
            raise self.fails
        self.heads[target] = self.next_head
        self.made[target] = Backup(target, now, leads=1)
        return self.made[target]

    def told(self, file: Path) -> tuple[Backup, AuditHead]:
        """What was noted."""
        if file not in self.made:
            raise NoBackup(file=file, reason="it was never made")
        return self.made[file], self.heads[file]

    def kept(self) -> list[tuple[Backup, AuditHead]]:
        """What was noted, the newest first."""
        told = [self.told(file) for file in self.made]
        return sorted(told, key=lambda one: one[0].made_at, reverse=True)

    def place_for(self, now: datetime) -> Path:
        """A name by the time."""
        return self.folder / now.isoformat()

    def drop(self, backup: Backup) -> None:
        """Forget it."""
        del self.made[backup.file]
