"""Making a backup of the open desk, and holding the audit against one."""

from datetime import timedelta
from pathlib import Path

from callback_desk.domain.audit_finding import AuditFinding
from callback_desk.domain.backup import Backup, BackupState
from callback_desk.domain.backup_thinning import to_keep
from callback_desk.domain.errors import DeskError
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force

# A desk at which something was done is backed up by itself as often as this.
EVERY = timedelta(hours=1)


def back_up(desk: Desk, target: Path, heed: Heed = go_on) -> Backup:
    """Write a backup that was read back and compared before it counts.

    Raises:
        Stopped: `heed` ended it; nothing of it is left.
        BackupPlaceTaken: something that is no backup of this desk stands there.
        BackupNotWritten: the disk is full, or the folder cannot be written.
        BackupDiffers: what was read back is not what the desk holds.
    """
    now = desk.now()
    made = desk.backups.make(target, now, heed)
    with desk.open_work() as work:
        work.audit.add("backed_up", desk.staff.staff_id, now)
        work.commit()
    return made


def keep_backups(
    desk: Desk, *, every: timedelta = EVERY, heed: Heed = go_on
) -> BackupState:
    """Back the desk up if that is due, and let go of backups that are too many.

    It is due once something was done since the last one, and that one is older than
    `every`. Old ones are thinned out: the last of each hour, day, week and month stay.

    Raises:
        Stopped: `heed` ended it; the backups are as they were.
        BackupNotWritten: the disk is full, or the folder cannot be written.
        BackupDiffers: what was read back is not what the desk holds.
    """
    now, made = desk.now(), None
    with desk.open_work(writes=False) as work:
        head = work.audit.head()
        zone = zone_named(in_force(desk, work).calendar.definition.timezone)
    kept = desk.backups.kept()
    if kept:
        last, then = kept[0]
        # The act of backing up is a row of its own behind the backup's head.
        due = head.audit_id > then.audit_id + 1 and not (
            timedelta(0) <= now - last.made_at < every
        )
    else:
        due = True
    if due:
        made = back_up(desk, desk.backups.place_for(now), heed)
        kept = desk.backups.kept()
    stay = to_keep([told.made_at.astimezone(zone) for told, _ in kept], now)
    for told, _ in kept:
        if told.made_at not in stay:
            desk.backups.drop(told)
    left = tuple(told for told, _ in kept if told.made_at in stay)
    return BackupState(desk.backups.folder, left, made)


def back_up_before(desk: Desk) -> DeskError | None:
    """Back up what was done since the last backup, before something large begins.

    That it cannot be made stops nothing: what comes in is worth more. Returns why.
    """
    try:
        keep_backups(desk, every=timedelta(0))
    except DeskError as error:
        return error
    return None


def verify_audit_against(desk: Desk, backup: Path) -> AuditFinding:
    """Whether the audit is whole, and goes on from where it stood in a backup.

    Raises:
        NoBackup: the file is none of this desk's.
    """
    _, head = desk.backups.told(backup)
    with desk.open_work(writes=False) as work:
        return work.audit.verify(head)
