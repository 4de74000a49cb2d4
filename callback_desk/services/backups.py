"""Making a backup of the open desk, and holding the audit against one."""

from pathlib import Path

from callback_desk.domain.audit_finding import AuditFinding
from callback_desk.domain.backup import Backup
from callback_desk.services.desk import Desk


def back_up(desk: Desk, target: Path) -> Backup:
    """Write a backup that was read back and compared before it counts.

    Raises:
        BackupPlaceTaken: something that is no backup of this desk stands there.
        BackupNotWritten: the disk is full, or the folder cannot be written.
        BackupDiffers: what was read back is not what the desk holds.
    """
    now = desk.now()
    made = desk.backups.make(target, now)
    with desk.open_work() as work:
        work.audit.add("backed_up", desk.staff.staff_id, now)
        work.commit()
    return made


def verify_audit_against(desk: Desk, backup: Path) -> AuditFinding:
    """Whether the audit is whole, and goes on from where it stood in a backup.

    Raises:
        NoBackup: the file is none of this desk's.
    """
    _, head = desk.backups.told(backup)
    with desk.open_work(writes=False) as work:
        return work.audit.verify(head)
