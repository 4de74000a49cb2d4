"""The tables of a report: each picture has one, and export and print show the same."""

from collections.abc import Callable, Iterable, Mapping

from callback_desk.domain.figure_table import Cell, Column, FigureTable, Unit
from callback_desk.domain.figures import Figures, Key
from callback_desk.domain.period_report import Groups, PeriodReport
from callback_desk.translation import _
from callback_desk.wording import report_words as words
from callback_desk.wording.funnel_tables import (
    funnel_table,
    lost_table,
    visits_table,
)
from callback_desk.wording.intake import say_origin
from callback_desk.wording.report_sentences import (
    say_agreed,
    say_arrivals,
    say_by_source,
    say_by_staff,
    say_kept,
    say_safety,
    say_tries,
)
from callback_desk.wording.times import WEEKDAYS
from callback_desk.wording.times import say_hour as say_clock_hour

# Of every table of promises, behind what they are counted by.
FIGURES = (
    Column(_("Due"), Unit.COUNT, words.PROMISES),
    Column(_("Spoke"), Unit.COUNT, words.SPOKE),
    Column(_("Message"), Unit.COUNT, words.MESSAGE),
    Column(_("Tried only"), Unit.COUNT, words.TRIED),
    Column(_("Missed"), Unit.COUNT, words.MISSED),
    Column(_("Overdue"), Unit.COUNT, words.OVERDUE),
    Column(_("In time"), Unit.PERCENT, words.ON_TIME),
    Column(_("First call"), Unit.MINUTES, words.FIRST_CALL),
    Column(_("9 in 10"), Unit.MINUTES, words.FIRST_CALL),
)
Say = Callable[[Key], str]


def tables_of(report: PeriodReport, labels: Mapping[str, str]) -> list[FigureTable]:
    """Every table of a report, in the order in which it is read.

    Args:
        report: of a period.
        labels: the clinic's words for its outcomes, by code.
    """
    return [
        _total(report),
        _by(
            "by_week",
            _("Promises by week"),
            _("Week of"),
            report.by_week,
            str,
            say_kept,
        ),
        _by("by_day", _("Promises by day"), _("Due on"), report.by_day, str, say_kept),
        _by(
            *(
                "by_staff",
                _("Promises by person"),
                _("First called by"),
                report.by_staff,
            ),
            *(_say_staff, say_by_staff),
        ),
        _by(
            *("by_source", _("Promises by source"), _("Source"), report.by_source),
            *(_say_text, say_by_source),
        ),
        _by(
            *(
                "by_campaign",
                _("Promises by campaign"),
                _("Campaign"),
                report.by_campaign,
            ),
            *(_say_text, say_by_source),
        ),
        _by(
            *(
                "by_interest",
                _("Promises by interest"),
                _("Interest"),
                report.by_interest,
            ),
            *(words.say_interest, say_by_source),
        ),
        _by(
            *("by_arrival_hour", _("Promises by hour of asking"), _("Hour")),
            *(report.by_arrival_hour, say_hour, say_kept),
        ),
        arrivals_table(report),
        _tries(report),
        _agreed(report),
        funnel_table(report, labels),
        visits_table(report),
        lost_table(report, labels),
    ]


def _total(report: PeriodReport) -> FigureTable:
    safety = report.safety
    before = [
        (_("As many days before"), *_cells(one), None)
        for one in (report.before,)
        if one
    ]
    goal = Column(_("Called within 30 m"), Unit.COUNT, words.SAFETY)
    return FigureTable(
        "total",
        _("Promises"),
        f"{say_kept([], report.total)} {say_safety(safety)}",
        words.PROMISES,
        (Column(_("Which"), Unit.TEXT, goes_up=True), *FIGURES, goal),
        (
            (_("These days"), *_cells(report.total), None),
            *before,
            (_("Priority leads"), *_cells(safety.figures), safety.within_goal),
        ),
    )


def _by(
    code: str,
    title: str,
    heading: str,
    groups: Groups,
    say: Say,
    sentence: Callable[[Groups], str],
) -> FigureTable:
    return FigureTable(
        code,
        title,
        sentence(groups),
        words.PROMISES,
        (
            Column(
                *(heading, Unit.DAY if say is str else Unit.TEXT),
                goes_up=say is say_hour,
            ),
            *FIGURES,
        ),
        tuple((say(key), *_cells(figures)) for key, figures in groups),
    )


def _cells(figures: Figures) -> tuple[Cell, ...]:
    median, due = figures.median_open_minutes, figures.due
    return (
        due,
        figures.spoke_on_time,
        figures.message_on_time,
        figures.only_tried,
        figures.missed,
        figures.overdue_now,
        percent(figures.tried_on_time, due),
        None if median is None else round(median),
        figures.nine_in_ten_open_minutes,
    )


def percent(part: int, whole: int) -> int | None:
    """A share in whole per cent; never 100 where one is missing, nor 0 of some."""
    if not whole:
        return None
    share = round(100 * part / whole)
    if share == 100 and part < whole:
        return 99
    return 1 if share == 0 and part else share


def arrivals_table(report: PeriodReport) -> FigureTable:
    """When people asked: a row per hour, a column per weekday."""
    hours = range(len(report.arrivals[0]))
    return FigureTable(
        "arrivals",
        _("When people ask"),
        say_arrivals(report),
        words.ARRIVALS,
        (
            Column(_("Hour"), Unit.TEXT, goes_up=True),
            *(Column(day, Unit.COUNT, words.ARRIVALS) for day in WEEKDAYS),
        ),
        tuple(
            (say_hour(hour), *(day[hour] for day in report.arrivals)) for hour in hours
        ),
    )


def _tries(report: PeriodReport) -> FigureTable:
    tries = report.tries
    last = len(tries.reached_by)
    rows: list[tuple[Cell, ...]] = [
        (
            _("Reached by dial {number} or a later one", number=number)
            if number == last
            else _("Reached by dial {number}", number=number),
            count,
        )
        for number, count in enumerate(tries.reached_by, 1)
    ]
    rows += [
        (_("They called us, or without a dial"), tries.they_called),
        (_("Dialed, not reached"), tries.not_reached),
        (_("Not dialed yet"), tries.not_tried),
    ]
    return FigureTable(
        "tries",
        _("Tries to reach somebody"),
        say_tries(tries),
        words.TRIES,
        (
            Column(_("How"), Unit.TEXT, goes_up=True),
            Column(_("Promises"), Unit.COUNT, words.TRIES),
        ),
        tuple(rows),
    )


def _agreed(report: PeriodReport) -> FigureTable:
    agreed = report.agreed
    return FigureTable(
        "agreed_calls",
        _("Agreed calls"),
        say_agreed(agreed),
        words.AGREED,
        (
            Column(_("Which"), Unit.TEXT),
            Column(_("Agreed"), Unit.COUNT, words.AGREED),
            Column(_("Kept"), Unit.COUNT, words.AGREED),
        ),
        ((_("These days"), agreed.agreed, agreed.kept),),
    )


def say_hour(hour: Key) -> str:
    """An hour of the day like `3 PM`."""
    if not isinstance(hour, int):
        return words.NOT_SAID
    return say_clock_hour(hour)


def _say_staff(key: Key) -> str:
    return words.NOBODY if key is None else str(key)


def _say_text(key: Key) -> str:
    return words.NOT_SAID if key is None else say_origin(str(key))


def headings(columns: Iterable[Column]) -> list[str]:
    """What stands above the columns."""
    return [column.heading for column in columns]
