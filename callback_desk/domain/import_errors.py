"""What can go wrong with an import as a whole, or with taking one back."""

from callback_desk.domain.errors import (
    DeskError,
    FileChanged,
    FileError,
    FileUnreadable,
)
from callback_desk.domain.file_reading import FileReading
from callback_desk.translation import _


class CalendarChangedMeanwhile(FileError):
    """The calendar was set anew while a file was taken in by the old one."""

    code = "calendar_changed_meanwhile"
    sentence_form = _(
        "The business calendar was changed while {file} was read; nothing of it was "
        "taken in."
    )
    what_to_do_form = _("Import it again.")


class UnknownBatch(DeskError):
    """No import has that number, or it is gone."""

    code = "unknown_batch"
    sentence_form = _("There is no import {batch_id} to take back.")
    what_to_do_form = _(
        "Look at the number again: `import --json` tells it as `batch`."
    )


class HalfTakenBack(DeskError):
    """The program was to end while an import was taken back."""

    code = "half_taken_back"
    sentence_form = _("The import is taken back in part.")
    what_to_do_form = _(
        "The rest of it goes by itself with the next import, or when the desk is "
        "opened next."
    )


class TakenBackInPart(DeskError):
    """Somebody stopped taking an import back."""

    code = "taken_back_in_part"
    sentence_form = _(
        "Stopped: {gone} of {all} leads were taken back; the others stay."
    )
    what_to_do_form = _("Take the import back again, and the rest goes, too.")


class RecordsLeft(TakenBackInPart):
    """The same, where no lead of it is left."""

    code = "records_left"
    sentence_form = _(
        "Stopped: all its leads were taken back; other records of the import stay."
    )
    what_to_do_form = _("Take the import back again, and the rest goes, too.")


class NotTakenBack(DeskError):
    """The same, before anything was."""

    code = "not_taken_back"
    sentence_form = _("Stopped: the import stays as it was.")
    what_to_do_form = _("To have it gone, take it back again.")


class ImportGoingOn(DeskError):
    """Somebody else's import has not ended yet."""

    code = "import_going_on"
    sentence_form = _("Another import is still going on.")
    what_to_do_form = _("Try again when it is done.")


class MailEmpty(FileError):
    """What should be a mail, or an archive of mails, holds nothing at all."""

    code = "mail_empty"
    sentence_form = _("There is no mail in {file}: it is empty.")
    what_to_do_form = _("Save the mail again in your mail program, and import that.")


class NoPhoneColumn(FileError):
    """No column of the file could be a phone number."""

    code = "no_phone_column"
    sentence_form = _("{file} has no column that could be a phone number.")
    what_to_do_form = _(
        "Export it with the phone field, or say which column it is: in the preview of "
        "the window, or with --map phone=Header."
    )

    def __init__(self, file: object, reading: FileReading | None = None) -> None:
        super().__init__(file=file)
        self.reading = reading
        """How the file was read, for somebody who can name the column."""


class FieldsDownTheFile(NoPhoneColumn):
    """Each line of the file is one field of somebody, not somebody."""

    code = "fields_down_the_file"
    sentence_form = _("{file} has one field on each line instead of one person.")
    what_to_do_form = _(
        "Export it as a table; or copy one person’s lines at a time, and press "  # noqa: RUF001 - printed
        "Ctrl+Shift+V on the import page."
    )


class UnknownColumn(FileError):
    """Somebody named a header that the file has not."""

    code = "unknown_column"
    sentence_form = _("{file} has no column called {header!r}.")
    what_to_do_form = _("Use one of its headers: {headers}.")


class FileNotAsShown(FileChanged):
    """A file is another than the one whose preview somebody said yes to."""

    code = "file_not_as_shown"
    sentence_form = _(
        "{file} has changed since it was shown, so nothing of it was taken in."
    )
    what_to_do_form = _("Open it again, look at what it holds now, then import it.")


class WorkbookBroken(FileError):
    """A workbook cannot be opened."""

    code = "workbook_broken"
    sentence_form = _("{file} is a workbook that is damaged or protected.")
    what_to_do_form = _(
        "Open it in Excel, save it as a new XLSX or CSV, and import that."
    )


class WorkbookTooLarge(FileError):
    """A workbook is larger than any list of leads."""

    code = "workbook_too_large"
    sentence_form = _("{file} is too large a workbook to be read whole.")
    what_to_do_form = _("Save the sheet of leads as CSV and import that.")


class OutlookMessageDamaged(FileUnreadable):
    """A message of Outlook's is cut short, or is none inside."""

    code = "outlook_message_damaged"
    sentence_form = _("{file} could not be read: it is a damaged Outlook message.")
    what_to_do_form = _(
        "Save the mail once more in the mail program, as .msg or .eml, and import "
        "that; or copy its text and press Ctrl+Shift+V."
    )


class TemporaryFolderUnusable(DeskError):
    """What is kept beside while a file is looked at cannot be written or read."""

    code = "temporary_folder_unusable"
    sentence_form = _(
        "The computer’s folder for temporary files cannot be used, so the file was not "  # noqa: RUF001 - printed
        "looked at to its end."
    )
    what_to_do_form = _(
        "Make that folder writable, with some room in it, and do it again: nothing was "
        "taken in."
    )
