"""Backups that are only noted."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from callback_desk.domain.audit_finding import AuditHead
from callback_desk.domain.backup import Backup
from callback_desk.domain.backup_errors import NoBackup
from callback_desk.domain.errors import DeskError


@dataclass
class FakeBackups:
    """Remembers what was backed up, or fails as it is told."""

    made: dict[Path, Backup] = field(default_factory=dict)
    fails: DeskError | None = None

    def make(self, target: Path, now: datetime) -> Backup:
        """Note it."""
        if self.fails is not None:
            raise self.fails
        self.made[target] = Backup(target, now, leads=1)
        return self.made[target]

    def told(self, file: Path) -> tuple[Backup, AuditHead]:
        """What was noted."""
        if file not in self.made:
            raise NoBackup(file=file, reason="it was never made")
        return self.made[file], AuditHead(0, b"")
