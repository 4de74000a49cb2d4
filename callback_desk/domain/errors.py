"""What can go wrong in a way that staff can do something about: a class per failure."""

from typing import ClassVar

from callback_desk.translation import _


class DeskError(Exception):
    """A failure with a sentence for the user; `code` is part of the `--json` contract.

    A child names what it needs in `sentence` and `what_to_do` with `{fields}`; they
    are filled from the keyword arguments it is raised with.
    """

    code: ClassVar[str] = "desk_error"
    sentence_form: ClassVar[str] = _("Something went wrong.")
    what_to_do_form: ClassVar[str] = _("Try again.")

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """What happened, in one sentence."""
        return self.sentence_form.format(**self.fields)

    @property
    def what_to_do(self) -> str:
        """What to do about it, in one sentence."""
        return self.what_to_do_form.format(**self.fields)


# Files that leads come in


class FileError(DeskError):
    """A file cannot be taken in; the files beside it still can."""

    code = "file_error"


class FileUnreadable(FileError):
    """The file is not there, or may not be read."""

    code = "file_unreadable"
    sentence_form = _("{file} could not be read: {reason}.")
    what_to_do_form = _("Check the name and that you may open it, then try again.")


class FileEmpty(FileError):
    """The file holds nothing at all."""

    code = "file_empty"
    sentence_form = _("{file} is empty.")
    what_to_do_form = _(
        "Export the leads again from the web form and import that file."
    )


class FileNotText(FileError):
    """The file is no text: a workbook, an archive, a picture."""

    code = "file_not_text"
    sentence_form = _("{file} is {really}, and no leads can be read from that.")
    what_to_do_form = _(
        "Export the leads as CSV, or save the mail as .eml, .msg or .mbox, and import"
        " that file."
    )


class FileChanged(FileError):
    """The file changed or vanished while it was read."""

    code = "file_changed"
    sentence_form = _(
        "{file} changed while it was being read, so nothing of it was kept."
    )
    what_to_do_form = _("Wait until the export has finished, then import it again.")


# Time and the calendar


class InstantUnreadable(DeskError):
    """A text that should be a point in time is none."""

    code = "instant_unreadable"
    sentence_form = _("{text!r} is not a point in time between 1970 and 2199.")
    what_to_do_form = _(
        "Write it like 2026-11-16T10:00, with an offset or Z if need be."
    )


class UnknownZone(DeskError):
    """No such time zone."""

    code = "unknown_zone"
    sentence_form = _("There is no time zone called {zone!r}.")
    what_to_do_form = _("Use a name such as America/New_York.")


class NoBusinessDay(DeskError):
    """The calendar never opens again."""

    code = "no_business_day"
    sentence_form = _("By the business calendar the desk has no business day any more.")
    what_to_do_form = _("Give at least one weekday desk hours that count.")


class CalendarUnreadable(DeskError):
    """A calendar file says something that cannot be."""

    code = "calendar_unreadable"
    sentence_form = _("The calendar's {field} cannot be used: {reason}.")
    what_to_do_form = _("{right}")


class CalendarChanged(DeskError):
    """Somebody else changed the calendar meanwhile."""

    code = "calendar_changed"
    sentence_form = _("The calendar was changed meanwhile by {by}.")
    what_to_do_form = _(
        "Nothing was written. Look at what your change moves now, then apply it again."
    )


class MovesUnseen(DeskError):
    """A change would move other leads than its preview showed."""

    code = "moves_unseen"
    sentence_form = _(
        "Open leads changed meanwhile, so that others would move than shown."
    )
    what_to_do_form = _(
        "Nothing was written. Look at what your change moves now, then apply it again."
    )


# The desk: its file, its keys, its people


class DeskMissing(DeskError):
    """There is no desk at that place."""

    code = "desk_missing"
    sentence_form = _("There is no desk at {path}.")
    what_to_do_form = _(
        "Make one with `callback-desk init`, or name another with --db."
    )


class DeskExists(DeskError):
    """A new desk would overwrite one."""

    code = "desk_exists"
    sentence_form = _("There already is a file at {path}; it was left as it is.")
    what_to_do_form = _("Open that desk, or name another place for the new one.")


class FolderNotWritable(DeskError):
    """The desk's folder cannot be written."""

    code = "folder_not_writable"
    sentence_form = _("Nothing can be written in {folder}: {reason}.")
    what_to_do_form = _("Choose a folder that you may write in, with --db.")


class WrongPassword(DeskError):
    """Name and password do not open this desk; which of them is wrong is not told."""

    code = "wrong_password"
    sentence_form = _("That name and password do not open this desk.")
    what_to_do_form = _("Check both and try again; an office manager can help.")


class StaffNotNamed(DeskError):
    """Nobody said who is at the desk."""

    code = "staff_not_named"
    sentence_form = _("The desk does not know who is asking.")
    what_to_do_form = _("Say it with --staff NAME before the command.")


class PasswordUnusable(DeskError):
    """A password is too short, or its file holds none."""

    code = "password_unusable"
    sentence_form = _("The password cannot be used: {reason}.")
    what_to_do_form = _(
        "Give one of at least 8 characters, by --password-file or on a terminal."
    )


class StaffUnusable(DeskError):
    """A staff member cannot be added so."""

    code = "staff_unusable"
    sentence_form = _("{name!r} cannot be added: {reason}.")
    what_to_do_form = _("Use a full name that nobody at the desk has yet.")


class NotAllowed(DeskError):
    """The role of the person asking does not reach so far."""

    code = "not_allowed"
    sentence_form = _("{role} may not {what}.")
    what_to_do_form = _("Ask an office manager.")


class SchemaNewer(DeskError):
    """The database was written by a newer program."""

    code = "schema_newer"
    sentence_form = _(
        "This desk was last opened by a newer version of Callback Desk; it was left "
        "untouched."
    )
    what_to_do_form = _("Install the newest version on this computer.")


class DatabaseDamaged(DeskError):
    """The database or its keys cannot be read as what they should be."""

    code = "database_damaged"
    sentence_form = _("The desk at {path} cannot be read: {reason}.")
    what_to_do_form = _("Leave it as it is and restore the last good backup.")


class DeskGone(DeskError):
    """The open desk's file was moved or deleted, or its drive is gone."""

    code = "desk_gone"
    sentence_form = _("The desk’s file is not at {path} any more.")  # noqa: RUF001 - printed
    what_to_do_form = _(
        "Bring it back with its folder or drive, then do it again: nothing was written."
    )


class DatabaseLocked(DeskError):
    """Another program holds the database."""

    code = "database_locked"
    sentence_form = _("The desk is busy: another program is writing to it.")
    what_to_do_form = _("Wait a moment and try again.")


class DatabaseReadOnly(DeskError):
    """The database may not be written."""

    code = "database_read_only"
    sentence_form = _("The desk's file or folder is read-only, so nothing was written.")
    what_to_do_form = _("Make {path} and its folder writable for you.")


class DeskOnNetworkShare(DeskError):
    """The database lies, or would lie, on another computer's disk."""

    code = "desk_on_network_share"
    sentence_form = _("A desk at {path} would be on a network share, which damages it.")
    what_to_do_form = _(
        "Keep the desk on a disk of this computer, and copy its backups to the share."
    )


class DiskFull(DeskError):
    """There is no room left on the disk."""

    code = "disk_full"
    sentence_form = _("The disk is full, so nothing was written.")
    what_to_do_form = _("Free some room and do it again.")


class LibraryTooOld(DeskError):
    """The SQLite at hand has the WAL-reset corruption."""

    code = "library_too_old"
    sentence_form = _("The installed SQLite {version} can damage a desk.")
    what_to_do_form = _("Install sqlcipher3 0.6.4 or newer.")


class UnknownLead(DeskError):
    """No lead has that number."""

    code = "unknown_lead"
    sentence_form = _("There is no lead {lead_id}.")
    what_to_do_form = _("Look the number up with `callback-desk queue --all`.")


class UnknownRecord(DeskError):
    """No record has that number."""

    code = "unknown_record"
    sentence_form = _("There is no record {record_id}.")
    what_to_do_form = _("Look again: somebody may have dealt with it.")


class UnknownAttempt(DeskError):
    """No attempt has that number."""

    code = "unknown_attempt"
    sentence_form = _("There is no attempt {attempt_id}.")
    what_to_do_form = _("Look the number up with `callback-desk lead LEAD`.")


class AttemptCorrected(DeskError):
    """The attempt was replaced before."""

    code = "attempt_corrected"
    sentence_form = _("Attempt {attempt_id} was already corrected by {corrected_by}.")
    what_to_do_form = _("Correct attempt {corrected_by} instead.")


class UnknownOutcome(DeskError):
    """The clinic has no such outcome."""

    code = "unknown_outcome"
    sentence_form = _("There is no outcome {outcome!r}.")
    what_to_do_form = _("Use one of: {known}.")


class AttemptTimeImpossible(DeskError):
    """A call cannot have been made then."""

    code = "attempt_time_impossible"
    sentence_form = _("A call at {at} {reason}.")
    what_to_do_form = _(
        "Give a time between the receipt, {received_at}, and now, {now}."
    )


class NextCallInThePast(DeskError):
    """A next call lies before the call that agreed it, or before now."""

    code = "next_call_in_the_past"
    sentence_form = _("A next call at {next_at} lies in the past.")
    what_to_do_form = _("Give a time after {now}.")


class NextCallMissing(DeskError):
    """The outcome asks when to call again, and nobody said."""

    code = "next_call_missing"
    sentence_form = _("{outcome} needs the time of the next call.")
    what_to_do_form = _("Give it with --next.")
