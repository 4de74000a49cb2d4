"""What can go wrong when something leaves the desk."""

from callback_desk.domain.errors import DeskError


class ExportNotWritten(DeskError):
    """A file could not be written, and nothing of it is left."""

    code = "export_not_written"
    sentence_form = "{file} was not written: {reason}."
    what_to_do_form = (
        "Close it in other programs, make room, or choose another name or folder."
    )


class NotPrinted(DeskError):
    """The printer took nothing."""

    code = "not_printed"
    sentence_form = "The printer did not take it, so nothing was printed."
    what_to_do_form = "Look at the printer, or save it as PDF."


class NoColumnTicked(DeskError):
    """An export without any column."""

    code = "no_column_ticked"
    sentence_form = "No column is ticked, so there is nothing to write."
    what_to_do_form = "Tick at least one column."


class UnknownColumn(DeskError):
    """A column was named that there is not."""

    code = "unknown_column"
    sentence_form = "There is no column {column!r}."
    what_to_do_form = "Choose among these: {columns}."
