"""All that the page shows, asked in one piece of work behind."""

from dataclasses import dataclass
from datetime import date

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.errors import DeskError
from callback_desk.domain.promise import Promise
from callback_desk.services.calendar_changes import CalendarChange
from callback_desk.services.calendar_sheet import CalendarSheet
from callback_desk.ui.calendar.calendar_services import CalendarServices


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        year: of the sheet.
        draft: what is not in force yet, or None.
        received: an INSTANT for "would be due", or None for now.
    """

    year: int
    draft: CalendarDefinition | None = None
    received: str | None = None


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


def reckon(services: CalendarServices, question: Question) -> Reckoned:
    """Answer a question; runs behind."""
    draft, failure, change = question.draft, None, None
    in_force = sheet = services.sheet(question.year, None)
    if draft is not None:
        try:
            sheet = services.sheet(question.year, draft)
            change = services.preview(draft)
        except DeskError as error:
            failure = error
    due = due_by_draft = due_failure = None
    try:
        due = services.due(None, question.received)
        if draft is not None and failure is None:
            due_by_draft = services.due(draft, question.received)
    except DeskError as error:
        due_failure = error
    unconfirmed = tuple(
        in_force if year == question.year else services.sheet(year, None)
        for year in services.years_to_confirm()
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
