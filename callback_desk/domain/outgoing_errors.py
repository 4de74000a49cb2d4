"""What can go wrong when something leaves the desk."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class ExportNotWritten(DeskError):
    """A file could not be written, and nothing of it is left."""

    code = "export_not_written"
    sentence_form = _("{file} was not written: {reason}.")
    what_to_do_form = _(
        "Close it in other programs, make room, or choose another name or folder."
    )


class NotPrinted(DeskError):
    """The printer took nothing."""

    code = "not_printed"
    sentence_form = _("The printer did not take it, so nothing was printed.")
    what_to_do_form = _("Look at the printer, or save it as PDF.")


class NoColumnTicked(DeskError):
    """An export without any column."""

    code = "no_column_ticked"
    sentence_form = _("No column is ticked, so there is nothing to write.")
    what_to_do_form = _("Tick at least one column.")


class UnknownColumn(DeskError):
    """A column was named that there is not."""

    code = "no_such_column"
    sentence_form = _("There is no column {column!r}.")
    what_to_do_form = _("Choose among these: {columns}.")
