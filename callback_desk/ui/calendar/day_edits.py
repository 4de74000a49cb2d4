"""Edits of single dates, to be made now and again upon another calendar."""

from datetime import date

from callback_desk.domain.business_calendar import CalendarDefinition, Span
from callback_desk.domain.calendar_edits import (
    close_dates,
    count_dates,
    decide_holiday,
    give_special_hours,
    leave_as_usual,
)
from callback_desk.ui.calendar.draft import Edit

Days = tuple[date, ...]


def special_hours(days: Days, spans: tuple[Span, ...]) -> Edit:
    """These dates have hours of their own."""

    def edit(definition: CalendarDefinition) -> CalendarDefinition:
        return give_special_hours(definition, days, spans)

    return edit


def as_usual(days: Days) -> Edit:
    """These dates have nothing of their own."""

    def edit(definition: CalendarDefinition) -> CalendarDefinition:
        return leave_as_usual(definition, days)

    return edit


def closed(days: Days, name: str) -> Edit:
    """The desk is closed on these dates."""

    def edit(definition: CalendarDefinition) -> CalendarDefinition:
        return close_dates(definition, days, name)

    return edit


def decided(days: Days, names: tuple[str, ...], *, closes: bool) -> Edit:
    """These holidays close the desk every year or leave it open, these dates too."""

    def edit(definition: CalendarDefinition) -> CalendarDefinition:
        return decide_holiday(leave_as_usual(definition, days), names, closed=closes)

    return edit


def counted(days: Days, *, counts: bool) -> Edit:
    """These dates are business days, or are none."""

    def edit(definition: CalendarDefinition) -> CalendarDefinition:
        return count_dates(definition, days, counted=counts)

    return edit
