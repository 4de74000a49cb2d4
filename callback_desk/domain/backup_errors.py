"""What can go wrong with backups."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class BackupNotWritten(DeskError):
    """A backup could not be written."""

    code = "backup_not_written"
    sentence_form = _("The backup {file} could not be written: {reason}.")
    what_to_do_form = _(
        "Make room on that disk, or choose another; the desk itself is as it was, and"
        " so are the earlier backups."
    )


class BackupPlaceTaken(DeskError):
    """Something that is no backup stands in its place."""

    code = "backup_place_taken"
    sentence_form = _("{file} is there already, and is not a backup of this desk.")
    what_to_do_form = _("Give the backup another name.")


class BackupDiffers(DeskError):
    """What was read back is not what was written."""

    code = "backup_differs"
    sentence_form = _("The backup {file} is not what the desk holds: {reason}.")
    what_to_do_form = _(
        "Do not rely on it: make another on another disk, and let somebody look at"
        " this one."
    )


class BackupMissing(DeskError):
    """There is no file where a backup was said to be."""

    code = "backup_missing"
    sentence_form = _("There is no backup at {file}.")
    what_to_do_form = _(
        "Look at the name and the folder again, or take another backup."
    )


class NoBackup(DeskError):
    """A file is no backup, or is damaged."""

    code = "no_backup"
    sentence_form = _("{file} is not a backup that can be restored: {reason}.")
    what_to_do_form = _("Take another backup, the newest one before it if need be.")
