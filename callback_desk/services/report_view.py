"""All that the page of reports shows, read in one go."""

from dataclasses import dataclass
from datetime import date

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.desk_time import ONE_DAY
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.figure_table import FigureTable
from callback_desk.domain.period_report import Period, PeriodReport, monday_of
from callback_desk.domain.report_choice import ComingLoad
from callback_desk.domain.review_errors import PeriodAhead
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.coming_load import coming_load
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.reports import make_report
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role
from callback_desk.wording.report_tables import tables_of
from callback_desk.wording.times import say_date

# What the page shows when it is first opened, the present week among them.
USUAL_WEEKS = 8


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with what stands around it.

    Attributes:
        report: every figure.
        tables: the same as tables, by their code.
        coming: what falls due on the next business days.
        calendar: in force.
        sources: every source of the period, the largest first.
    """

    report: PeriodReport
    tables: dict[str, FigureTable]
    coming: ComingLoad
    calendar: BusinessCalendar
    sources: tuple[str, ...]


def view_report(
    desk: Desk,
    period: Period | None,
    source: str | None = None,
    heed: Heed = go_on,
) -> ReportView:
    """The report of a period, the last eight weeks if none is given.

    Raises:
        Stopped: `heed` ended it.
        NotAllowed: whoever is signed in is no office manager.
        PeriodAhead: the period has not begun.
    """
    if not desk.staff.manages:
        raise NotAllowed(role=say_a_role(desk.staff.role), what=_("see the reports"))
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
    today = settings.calendar.local_date(desk.now())
    if period is None:
        period = usual_period(monday_of(today))
    if period.first > today:
        raise PeriodAhead(first=say_date(period.first))
    # The days before are compared behind: they would double the time of a year.
    report = make_report(desk, period, source, compares=False, heed=heed)
    heed()
    labels = {code: one.label for code, one in settings.outcomes.items()}
    return ReportView(
        report=report,
        tables={table.code: table for table in tables_of(report, labels)},
        coming=coming_load(desk),
        calendar=settings.calendar,
        sources=tuple(row.source or "" for row in report.funnel.by_source),
    )


def usual_period(monday: date) -> Period:
    """The eight weeks that end with the week of this Monday."""
    return Period(monday - (USUAL_WEEKS - 1) * 7 * ONE_DAY, monday + 6 * ONE_DAY)
