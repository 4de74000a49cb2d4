"""What the chosen days are, and what can be made of them."""

from dataclasses import dataclass
from datetime import date

from callback_desk.domain.business_calendar import CalendarDefinition, ClosedBy, Span
from callback_desk.domain.holiday_names import plain_name
from callback_desk.services.calendar_settings import USUAL_HOURS
from callback_desk.services.calendar_sheet import CalendarSheet, SheetDay
from callback_desk.translation import _, _n, _p
from callback_desk.ui.calendar.chosen_days import ChosenDays
from callback_desk.wording.calendar import WEEKDAY_NAMES, say_desk_day
from callback_desk.wording.holidays import say_holidays
from callback_desk.wording.people import say_list

AS_USUAL, CLOSED, OPEN, SPECIAL = "as_usual", "closed", "open", "special"


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What the day panel shows.

    Attributes:
        chosen: the day or range.
        targets: the days that an edit is about: of a range, those on which the desk
            would be open but for closures and hours of their own.
        holidays: the names, without the marks of observed days, of a single day that
            would be open but for them, or of days of a range.
        by_name: whether closed and open are decided by the holiday's name.
        holds: which answer holds now, None where the days differ.
        closure: the name of the closure.
        spans: the hours to begin editing with.
        counts: whether the days are business days, None where none is open.
        weekday_counts: whether their weekdays count at all.
        said: what the library and the calendar say.
    """

    chosen: ChosenDays
    targets: tuple[date, ...]
    holidays: tuple[str, ...]
    by_name: bool
    holds: str | None
    closure: str
    spans: tuple[Span, ...]
    counts: bool | None
    weekday_counts: bool
    said: str


def facts_of(
    chosen: ChosenDays, sheet: CalendarSheet, definition: CalendarDefinition
) -> DayFacts:
    """Read the chosen days off a sheet and the draft behind it."""
    targets = _targets(chosen, sheet, definition)
    shown = [sheet.days[day] for day in targets if day in sheet.days]
    names = _names(shown)
    single = chosen.first == chosen.last
    first = targets[0]
    by_name = single and bool(names) and bool(definition.hours[first.weekday()])
    holds = {_holds(day, definition, by_name=by_name) for day in targets}
    open_days = [day for day in shown if day.day.spans]
    return DayFacts(
        chosen=chosen,
        targets=targets,
        holidays=names,
        by_name=by_name,
        holds=holds.pop() if len(holds) == 1 else None,
        closure=definition.closures.get(first, ""),
        spans=_spans(first, definition),
        counts=all(day.day.counts for day in open_days) if open_days else None,
        weekday_counts=any(
            day.weekday() not in definition.not_counted_weekdays for day in targets
        ),
        said=_say(chosen, sheet, shown, targets) if shown else "",
    )


def _targets(
    chosen: ChosenDays, sheet: CalendarSheet, definition: CalendarDefinition
) -> tuple[date, ...]:
    if chosen.first == chosen.last:
        return (chosen.at,)
    usually_open = tuple(
        day
        for day in chosen.days
        if day in definition.closures
        or day in definition.special_hours
        or (definition.hours[day.weekday()] and not _is_closed_holiday(day, sheet))
    )
    return usually_open or chosen.days


def _is_closed_holiday(day: date, sheet: CalendarSheet) -> bool:
    return sheet.calendar.day(day).closed_by is ClosedBy.HOLIDAY


def _names(shown: list[SheetDay]) -> tuple[str, ...]:
    names = {plain_name(name): None for day in shown for name in day.holidays}
    return tuple(names)


def _holds(day: date, definition: CalendarDefinition, *, by_name: bool) -> str:
    if day in definition.closures:
        return CLOSED
    if day in definition.special_hours:
        return SPECIAL
    return AS_USUAL if not by_name else ""


def _spans(day: date, definition: CalendarDefinition) -> tuple[Span, ...]:
    return (
        definition.special_hours.get(day)
        or definition.hours[day.weekday()]
        or next((spans for spans in definition.hours if spans), USUAL_HOURS)
    )


def _say(
    chosen: ChosenDays,
    sheet: CalendarSheet,
    shown: list[SheetDay],
    targets: tuple[date, ...],
) -> str:
    if chosen.first != chosen.last:
        count = len(targets)
        said = [
            _n(
                "1 day on which the desk is usually open.",
                "{count} days on which the desk is usually open.",
                count,
            )
        ]
        if len(chosen.days) > count:
            said.append(_("The closed days between them stay closed."))
        if named := _names(shown):
            among = ", ".join(say_holidays(named))
            said.append(_("Among them: {holidays}.", holidays=among))
        return " ".join(said)
    (day,) = shown
    words = say_desk_day(day.day, sheet.calendar)
    library = _("No public holiday")
    if day.holidays:
        library = say_list(say_holidays(day.holidays))
    if day.day.closed_by is ClosedBy.WEEKDAY:
        weekday = WEEKDAY_NAMES[chosen.at.weekday()]
        words = _("{hours} on every {weekday}", hours=words, weekday=weekday)
    if day.day.closed_by in (ClosedBy.HOLIDAY, ClosedBy.CLOSURE):
        words = _p("a day", "closed")
    return f"{library}. {words[0].upper()}{words[1:]}."
