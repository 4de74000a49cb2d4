"""`audit verify` and `audit list`: who did what, and whether that is as written."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from callback_desk.cli.hand_out_options import CsvFile, XlsxFile, write_tables
from callback_desk.cli.numbers import LARGEST_NUMBER
from callback_desk.cli.output import instant, print_json, print_words, tell_error
from callback_desk.cli.report_commands import read_date
from callback_desk.cli.session import session_of
from callback_desk.domain.audit_finding import AuditFinding
from callback_desk.domain.audit_trail import AuditEntry, AuditKind
from callback_desk.domain.errors import DeskError
from callback_desk.domain.period_report import Period
from callback_desk.domain.staff_errors import UnknownStaff
from callback_desk.domain.staff_name import staff_name_key
from callback_desk.services.audit_trail import AuditChoice, AuditOffer, list_audit
from callback_desk.services.backups import verify_audit_against
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import verify_audit
from callback_desk.services.hand_out import HandedOut
from callback_desk.services.staff_access import LONGEST_NAME, list_staff
from callback_desk.translation import _
from callback_desk.wording.audit import say_act
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_clock, say_date

# No desk is older.
DAWN = date(2020, 1, 1)

AsJson = Annotated[bool, typer.Option("--json", help=_("One JSON document on stdout."))]


def add_to(app: typer.Typer) -> None:
    """Add this family of commands."""
    family = typer.Typer(help=_("Who did what, and whether that is still as written."))
    family.command()(verify)
    family.command("list")(show)
    app.add_typer(family, name="audit")


def verify(
    context: typer.Context,
    against: Annotated[
        Path | None,
        typer.Option(help=_("A backup, from which the audit must go on.")),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Prove that no row of the audit was changed; exit code 3 if one was."""
    session = session_of(context)
    try:
        with session.open_desk() as desk:
            found = verify_audit(desk)
            if against is not None and found.problem is None:
                found = verify_audit_against(desk, against)
    except DeskError as error:
        if not as_json:
            raise
        tell_error(error)
        found = AuditFinding(rows=0, problem=error.sentence)
    if as_json:
        print_json(
            {
                "ok": found.problem is None,
                "problems": [found.problem] if found.problem else [],
                "rows": found.rows,
                "first_bad": found.first_bad,
            }
        )
    else:
        print_words(
            found.problem
            or _("All {rows} rows are as they were written.", rows=found.rows)
        )
    return 3 if found.problem else 0


def show(
    context: typer.Context,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help=_("From this day on."))
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help=_("Until this day, included.")),
    ] = None,
    kind: Annotated[
        AuditKind | None, typer.Option(help=_("Of what kind; else all of them."))
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("By whom; else by everybody."))
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help=_("So many of the newest; else all."))
    ] = None,
    csv_file: CsvFile = None,
    xlsx_file: XlsxFile = None,
    as_json: AsJson = False,
) -> None:
    """List who did what and when, the newest first; for office managers."""
    with session_of(context).open_desk() as desk:
        period = _period(first, last, desk.now().date())
        staff_id = None if by is None else _number_of(desk, by)
        choice = AuditChoice(kind, staff_id, period)
        page = list_audit(desk, choice, limit=limit or LARGEST_NUMBER - 1)
        if csv_file or xlsx_file:
            tables = AuditOffer(choice).tables(desk, None)
            what = HandedOut("audit_exported", "rows", len(tables[0].rows))
            write_tables(desk, what, tables, csv_file, xlsx_file)
    names = {one.staff_id: one.name for one in page.staff}
    if as_json:
        print_json([_entry_json(entry, names) for entry in page.entries])
        return
    if not page.entries:
        print_words(_("Nothing of that stands in the audit."))
    for entry in page.entries:
        local = page.calendar.local(entry.at)
        when = f"{say_date(local.date())} {say_clock(local)}"
        who, act = visible(entry.by), say_act(entry, names)
        print_words(f"{entry.audit_id:>6}  {when}  {who}: {act}")


def _period(first: str | None, last: str | None, today: date) -> Period | None:
    if first is None and last is None:
        return None
    begins = DAWN if first is None else read_date(first)
    # A day more: it may be tomorrow where the clinic is.
    ends = today + timedelta(days=1) if last is None else read_date(last)
    return Period.of(begins, max(begins, ends) if last is None else ends)


def _number_of(desk: Desk, name: str) -> int:
    """Whose number, those who left included."""
    wanted = staff_name_key(name)
    for member in list_staff(desk):
        if staff_name_key(member.name) == wanted:
            return member.staff_id
    raise UnknownStaff(name=name.strip()[:LONGEST_NAME])


def _entry_json(entry: AuditEntry, names: Mapping[int, str]) -> dict[str, object]:
    return {
        "row": entry.audit_id,
        "at": instant(entry.at),
        "computer_at": instant(entry.real_at),
        "by": entry.by,
        "act": entry.act,
        "what": say_act(entry, names),
        "subject": entry.subject,
        "number": entry.number,
    }
