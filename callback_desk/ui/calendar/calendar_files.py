"""Calendar files, read and written behind."""

from pathlib import Path

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_file import (
    LARGEST_FILE_BYTES,
    read_calendar,
    write_calendar,
)
from callback_desk.domain.errors import CalendarUnreadable
from callback_desk.domain.system_words import system_said
from callback_desk.export.new_file import NewFile
from callback_desk.translation import _


def read_file(path: Path) -> CalendarDefinition:
    """The calendar of a file; runs behind.

    Raises:
        CalendarUnreadable: it is none.
    """
    try:
        with path.open("rb") as file:  # a device would never end
            content = file.read(LARGEST_FILE_BYTES + 1)
        if len(content) > LARGEST_FILE_BYTES:
            raise CalendarUnreadable(
                field=_("file"),
                reason=_("{name} is far too large", name=path.name),
                right=_("Choose a calendar file; it is a page of text."),
            )
        return read_calendar(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CalendarUnreadable(
            field=_("file"),
            reason=_("{name} is no text", name=path.name),
            right=_("Choose a calendar file; it is a page of text."),
        ) from error
    except OSError as error:
        raise CalendarUnreadable(
            field=_("file"),
            reason=_(
                "{name} could not be read: {strerror}",
                name=path.name,
                strerror=system_said(error, _("it failed")),
            ),
            right=_("Check that you may open it, then try again."),
        ) from error


def write_file(definition: CalendarDefinition, path: Path) -> Path:
    """Write a calendar file, whole or not at all; runs behind.

    Raises:
        ExportNotWritten: it cannot be written there.
    """
    file = NewFile(path, write_calendar(definition).encode)
    file.prepare()
    file.finish()
    return path
