"""`report`: what became of the promises of a period."""

from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.hand_out_options import (
    CsvFile,
    PdfFile,
    XlsxFile,
    write_pages,
    write_tables,
)
from callback_desk.cli.output import print_json, print_words, writing
from callback_desk.cli.queue_table import PIPE_WIDTH
from callback_desk.cli.report_json import report_json
from callback_desk.cli.session import session_of
from callback_desk.domain.period_report import Period, PeriodReport
from callback_desk.domain.review_errors import DateUnreadable
from callback_desk.services.hand_out import HandedOut, refuse_unless_may_hand_out
from callback_desk.services.report_to_hand_out import report_to_hand_out
from callback_desk.services.reports import make_report
from callback_desk.services.weekly_review import weekly_review
from callback_desk.translation import _, grouped
from callback_desk.wording.figures import say_figures, say_share

FIRST_YEAR, LAST_YEAR = 1970, 2199

From = Annotated[str, typer.Option("--from", metavar="DATE", help=_("The first day."))]
To = Annotated[str, typer.Option("--to", metavar="DATE", help=_("The last day."))]

Source = Annotated[
    str | None,
    typer.Option(metavar="NAME", help=_("Of one source alone, as reports name it.")),
]


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(report)


def read_period(first: str, last: str) -> Period:
    """Two dates as a period.

    Raises:
        DateUnreadable: one of them is none.
        PeriodBackwards: the last lies before the first.
    """
    return Period.of(read_date(first), read_date(last))


def read_date(text: str) -> date:
    """A date as it was typed.

    Raises:
        DateUnreadable: it is none.
    """
    try:
        read = date.fromisoformat(text)
    except ValueError as error:
        raise DateUnreadable(text=text) from error
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise DateUnreadable(text=text)
    return read


def report(
    context: typer.Context,
    first: From,
    last: To,
    csv_file: CsvFile = None,
    xlsx_file: XlsxFile = None,
    pdf_file: PdfFile = None,
    source: Source = None,
    as_json: AsJson = False,
) -> None:
    """Say what became of the promises that fell due on these days, both included."""
    period = read_period(first, last)
    with session_of(context).open_desk() as desk:
        if csv_file or xlsx_file or pdf_file:
            refuse_unless_may_hand_out(desk)
        made = make_report(desk, period, source)
        what = HandedOut("report_exported", "days", period.days)
        if csv_file or xlsx_file:
            tables = report_to_hand_out(desk, made, source)
            write_tables(desk, what, tables, csv_file, xlsx_file)
        if pdf_file:
            write_pages(desk, what, weekly_review(desk, period, source), pdf_file)
    if as_json:
        print_json(report_json(made))
    else:
        _print(made)


def _print(made: PeriodReport) -> None:
    print_words("\n".join(say_figures(made.total)))
    if not made.total.due:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(_("Due on"))
    for heading in (_("Due"), _("Reached"), _("Tried"), _("Missed"), _("Overdue")):
        table.add_column(heading, justify="right")
    for day, figures in made.by_day:
        table.add_row(
            str(day),
            grouped(figures.due),
            say_share(figures.contacted_on_time, figures.due),
            say_share(figures.tried_on_time, figures.due),
            grouped(figures.missed) if figures.missed else "",
            grouped(figures.overdue_now) if figures.overdue_now else "",
        )
    with writing():
        Console(width=PIPE_WIDTH, highlight=False).print(table)
