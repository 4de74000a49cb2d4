"""`missed`: the callbacks of a period that nobody made in time, and why."""

from datetime import datetime

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.hand_out_options import (
    Columns,
    CsvFile,
    PdfFile,
    XlsxFile,
    read_columns,
    write_pages,
    write_tables,
)
from callback_desk.cli.output import instant, print_json, print_words
from callback_desk.cli.report_commands import From, To, read_period
from callback_desk.cli.session import session_of
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.services.hand_out import (
    HandedOut,
    refuse_unless_may_hand_out,
    ticked_only,
)
from callback_desk.services.in_force import show_calendar
from callback_desk.services.missed_callbacks import MissedCallback
from callback_desk.services.missed_table import missed_table
from callback_desk.services.period_review import list_missed
from callback_desk.services.table_pages import table_pages
from callback_desk.translation import _
from callback_desk.wording.missed import CAUSES, say_cause
from callback_desk.wording.people import visible
from callback_desk.wording.promises import say_promise
from callback_desk.wording.times import say_days, say_instant, say_open_time


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(missed)


def missed(
    context: typer.Context,
    first: From,
    last: To,
    csv_file: CsvFile = None,
    xlsx_file: XlsxFile = None,
    pdf_file: PdfFile = None,
    columns: Columns = None,
    as_json: AsJson = False,
) -> None:
    """List the callbacks of these days that nobody made in time, and why."""
    period = read_period(first, last)
    with session_of(context).open_desk() as desk:
        if csv_file or xlsx_file or pdf_file:
            refuse_unless_may_hand_out(desk)
        found = list_missed(desk, period)
        calendar = show_calendar(desk)
        table, ticked = missed_table(found, calendar), read_columns(columns)
        what = HandedOut("missed_exported", "rows", len(found))
        if csv_file or xlsx_file:
            tables = [ticked_only(table, ticked)]
            write_tables(desk, what, tables, csv_file, xlsx_file)
        if pdf_file:
            days = say_days(period.first, period.last)
            write_pages(desk, what, table_pages(desk, table, days, ticked), pdf_file)
    if as_json:
        print_json([_missed_json(one, calendar) for one in found])
        return
    if not found:
        print_words(_("No callback was missed in that period."))
    for one in found:
        _print_missed(one, calendar, desk.now())


def _missed_json(one: MissedCallback, calendar: BusinessCalendar) -> dict[str, object]:
    told, first = one.promise.told, one.promise.first_call
    return {
        "lead_id": told.lead_id,
        "request_id": told.request.request_id,
        "name": told.name,
        "received_at": instant(told.request.received_at),
        "imported_at": instant(told.origin.imported_at),
        "due_at": instant(one.promise.due_at),
        "due_because": say_promise(one.explained.steps),
        "first_attempt_at": instant(None if first is None else first.at),
        "minutes_late_open": one.minutes_late,
        "cause": one.reason.cause.value,
        "because": say_cause(one.promise, one.reason, calendar),
        "timeline": [
            {"at": instant(moment.at), "what": moment.what.value}
            for moment in one.timeline
        ],
        "reviewed_by": None if one.review is None else one.review.by,
        "reviewed_cause": None if one.review is None else one.review.cause,
    }


def _print_missed(
    one: MissedCallback, calendar: BusinessCalendar, now: datetime
) -> None:
    promise = one.promise
    due = say_instant(calendar.local(promise.due_at))
    called = now
    if promise.first_call is None:
        said = _("Lead {number}, {name}: due {due}, {span} not called yet. {cause}.")
    else:
        called = promise.first_call.at
        said = _("Lead {number}, {name}: due {due}, {span} late. {cause}.")
    who = said.format(
        number=promise.told.lead_id,
        name=visible(promise.told.name),
        due=due,
        span=say_open_time(promise.due_at, called, calendar),
        cause=CAUSES[one.reason.cause],
    )
    print_words(f"{who} {' '.join(say_cause(promise, one.reason, calendar))}")
    print_words(f"  {' '.join(say_promise(one.explained.steps))}")
