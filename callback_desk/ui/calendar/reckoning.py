"""All that the page shows, asked in one piece of work behind."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_file import read_calendar, write_calendar
from callback_desk.domain.errors import CalendarUnreadable, DeskError
from callback_desk.domain.promise import Promise
from callback_desk.services.calendar_changes import (
    CalendarChange,
    PersonToCall,
    change_calendar,
    preview_change,
    preview_library_dates,
    take_library_dates,
    whom_to_call,
)
from callback_desk.services.calendar_sheet import (
    CalendarSheet,
    confirm_year,
    show_sheet,
    would_be_due,
    years_to_confirm,
)
from callback_desk.services.desk import Desk

# A calendar file is a page of text; what is much longer is none.
LARGEST_FILE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        year: of the sheet.
        draft: what is not in force yet, or None.
        received: an INSTANT for "would be due", or None for now.
        known: a preview made before; it holds for the very same draft.
    """

    year: int
    draft: CalendarDefinition | None = None
    received: str | None = None
    known: CalendarChange | None = None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What there is to show.

    Attributes:
        question: what was asked.
        in_force: the year by the calendar in force.
        sheet: the same by the draft, where there is one that can be.
        change: what the draft would move; None without one, or where it cannot be.
        failure: why it cannot be, or None.
        due: when the lead received then would be due by the calendar in force.
        due_by_draft: the same by the draft; None without one.
        due_failure: why neither can be told, or None.
        unconfirmed: the years that wait for somebody to look at them.
    """

    question: Question
    in_force: CalendarSheet
    sheet: CalendarSheet
    change: CalendarChange | None
    failure: DeskError | None
    due: Promise | None
    due_by_draft: Promise | None
    due_failure: DeskError | None
    unconfirmed: tuple[CalendarSheet, ...]

    @property
    def changed_days(self) -> frozenset[date]:
        """The days of the year that the draft makes others."""
        if self.sheet is self.in_force:
            return frozenset()
        before = self.in_force.days
        return frozenset(
            day for day, shown in self.sheet.days.items() if before.get(day) != shown
        )


def reckon(desk: Desk, question: Question) -> Reckoned:
    """Answer a question; runs behind."""
    draft, failure, change = question.draft, None, None
    in_force = sheet = show_sheet(desk, question.year)
    if draft is not None:
        try:
            sheet = show_sheet(desk, question.year, draft)
            change = _preview(desk, draft, question.known)
        except DeskError as error:
            failure = error
    due = due_by_draft = due_failure = None
    try:
        due = would_be_due(desk, None, question.received)
        if draft is not None and failure is None:
            due_by_draft = would_be_due(desk, draft, question.received)
    except DeskError as error:
        due_failure = error
    unconfirmed = tuple(
        in_force if year == question.year else show_sheet(desk, year)
        for year in years_to_confirm(desk)
    )
    return Reckoned(
        question=question,
        in_force=in_force,
        sheet=sheet,
        change=change,
        failure=failure,
        due=due,
        due_by_draft=due_by_draft,
        due_failure=due_failure,
        unconfirmed=unconfirmed,
    )


def _preview(
    desk: Desk, draft: CalendarDefinition, known: CalendarChange | None
) -> CalendarChange:
    if known is not None and known.definition == draft:
        return known
    return preview_change(desk, draft)


@dataclass(frozen=True, slots=True)
class Applied:
    """What applying did, and who should hear of the days that were closed."""

    change: CalendarChange
    to_call: tuple[PersonToCall, ...] = ()


def apply_change(
    desk: Desk, change: CalendarChange, closed: tuple[date, ...] = ()
) -> Applied:
    """Put in force what was previewed; runs behind.

    Whom to call is asked before: afterwards their promises stand elsewhere.
    """
    people = whom_to_call(desk, closed) if closed else ()
    return Applied(
        change_calendar(desk, change.definition, change.base_version), people
    )


def preview_news(desk: Desk, year: int) -> CalendarChange:
    """What taking the library's dates over would move; runs behind."""
    return preview_library_dates(desk, year)


def take_news(desk: Desk, year: int) -> Applied:
    """Take the library's dates of a year over; runs behind."""
    return Applied(take_library_dates(desk, year))


def confirm(desk: Desk, year: int) -> int:
    """Confirm a year; runs behind."""
    confirm_year(desk, year)
    return year


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
