"""Calendar files, read and written behind."""

from pathlib import Path

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_file import read_calendar, write_calendar
from callback_desk.domain.errors import CalendarUnreadable

# A calendar file is a page of text; what is much longer is none.
LARGEST_FILE_BYTES = 1_000_000


def read_file(path: Path) -> CalendarDefinition:
    """The calendar of a file; runs behind.

    Raises:
        CalendarUnreadable: it is none.
    """
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise CalendarUnreadable(
                field="file",
                reason=f"{path.name} is far too large",
                right="Choose a calendar file; it is a page of text.",
            )
        return read_calendar(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CalendarUnreadable(
            field="file",
            reason=f"{path.name} is no text",
            right="Choose a calendar file; it is a page of text.",
        ) from error
    except OSError as error:
        raise CalendarUnreadable(
            field="file",
            reason=f"{path.name} could not be read: {error.strerror}",
            right="Check that you may open it, then try again.",
        ) from error


def write_file(definition: CalendarDefinition, path: Path) -> Path:
    """Write a calendar file; runs behind.

    Raises:
        CalendarUnreadable: it cannot be written there.
    """
    try:
        path.write_text(write_calendar(definition), "utf-8")
    except OSError as error:
        raise CalendarUnreadable(
            field="file",
            reason=f"{path.name} could not be written: {error.strerror}",
            right="Choose another folder.",
        ) from error
    return path
