"""A report turned into what the pictures draw; imported with them alone."""

from collections.abc import Sequence
from datetime import date

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.figures import Figures, Key
from callback_desk.domain.period_report import Groups, PeriodReport
from callback_desk.domain.report_choice import ComingLoad, FallingDue, OfHour, OfWeek
from callback_desk.translation import _
from callback_desk.ui.reports.bar_plot import Bar, Part
from callback_desk.ui.reports.colour_key import KEPT
from callback_desk.ui.reports.heat_plot import Heat
from callback_desk.ui.theme import Tone
from callback_desk.wording.times import (
    WEEKDAYS,
    say_day,
    say_day_of_month,
    say_hour,
)

# Beneath every third hour its words have room.
EVERY_HOURS, HALF_AN_HOUR, MINUTES = 3, 30, 60


def weeks_of(groups: Groups) -> list[OfWeek]:
    """What each bar of the weeks stands for."""
    return [OfWeek(date.fromisoformat(str(key))) for key, _unused in groups]


def week_bars(groups: Groups) -> list[Bar]:
    """A stacked bar a week, with its missed ones above."""
    bars = []
    month = 0
    for key, figures in groups:
        monday = date.fromisoformat(str(key))
        shown = say_day_of_month(monday) if monday.month != month else str(monday.day)
        month = monday.month
        bars.append(
            Bar(
                beneath=shown,
                parts=tuple(
                    Part(amount, tone)
                    for amount, (_unused, tone) in zip(
                        _parts(figures), KEPT, strict=True
                    )
                ),
                above=figures.missed or None,
                above_tone=Tone.OVERDUE,
                spoken=_say_week(key, figures),
            )
        )
    return bars


def _parts(figures: Figures) -> tuple[int, int, int, int]:
    return (
        figures.spoke_on_time,
        figures.message_on_time,
        figures.only_tried,
        figures.missed,
    )


def _say_week(key: Key, figures: Figures) -> str:
    said = ", ".join(
        f"{amount} {words}"
        for amount, (words, _unused) in zip(_parts(figures), KEPT, strict=True)
    )
    monday = date.fromisoformat(str(key))
    return _(
        "Week of {day}: {due} due, {said}",
        day=say_day(monday),
        due=figures.due,
        said=said,
    )


def falling_of(load: ComingLoad) -> list[FallingDue]:
    """What each bar of the coming days stands for."""
    return [FallingDue(day) for day, _unused in load.days]


def falling_bars(load: ComingLoad) -> list[Bar]:
    """A bar a day; those that hold more than usual are amber."""
    return [
        Bar(
            beneath=f"{WEEKDAYS[day.weekday()]} {day.day}",
            parts=(
                Part(
                    count,
                    Tone.DUE_TODAY
                    if load.usual is not None and count > load.usual
                    else Tone.ACCENT,
                ),
            ),
            above=count,
            above_tone=None,
            spoken=_(
                "{day}: {count} fall due that nobody has called yet",
                day=say_day(day),
                count=count,
            ),
        )
        for day, count in load.days
    ]


def hour_at(place: int) -> OfHour:
    """What a cell of the heat map stands for."""
    return OfHour(*divmod(place, 24))


def heat_of(report: PeriodReport, calendar: BusinessCalendar) -> Heat:
    """When people asked, with a frame around the usual desk hours."""
    hours = range(len(report.arrivals[0]))
    return Heat(
        rows=WEEKDAYS,
        columns=tuple(
            say_hour(hour) if hour % EVERY_HOURS == 0 else "" for hour in hours
        ),
        amounts=report.arrivals,
        framed=tuple(
            tuple(_is_open(spans, hour) for hour in hours)
            for spans in calendar.definition.hours
        ),
        spoken=tuple(
            tuple(
                _(
                    "{weekdays} from {hour} on: {counts} asked",
                    weekdays=WEEKDAYS[day],
                    hour=say_hour(hour),
                    counts=counts[hour],
                )
                for hour in hours
            )
            for day, counts in enumerate(report.arrivals)
        ),
    )


def _is_open(spans: Sequence[tuple[int, int]], hour: int) -> bool:
    """Whether the desk makes calls for half of an hour at least."""
    begins, ends = hour * MINUTES, (hour + 1) * MINUTES
    open_minutes = sum(
        max(0, min(end, ends) - max(start, begins)) for start, end in spans
    )
    return open_minutes >= HALF_AN_HOUR
