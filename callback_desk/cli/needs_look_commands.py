"""`needs-look`: the records that could not be taken in by themselves."""

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.output import instant, print_json, print_words
from callback_desk.cli.session import session_of
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.settlement import KeptKey, KeptRow
from callback_desk.services.desk import Desk
from callback_desk.services.needs_look import act_by, list_kept
from callback_desk.translation import _
from callback_desk.wording.people import visible
from callback_desk.wording.settling import NO_NAME, say_due, say_why_kept

# Names are cut: a visitor may have typed a million characters.
LONGEST_NAME = 40


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command(name="needs-look")(needs_look)


def needs_look(context: typer.Context, as_json: AsJson = False) -> None:
    """List the records that a person must look at, in the order of the window."""
    session = session_of(context)
    with session.open_desk() as desk:
        rows, calendar = _all_rows(desk)
        if as_json:
            listed = [_row_json(row) for row in rows]
            print_json({"at": instant(desk.now()), "records": listed})
        elif not rows:
            print_words(_("Nothing needs a look."))
        else:
            for row in rows:
                print_words(_line(row, desk, calendar))


def _all_rows(desk: Desk) -> tuple[list[KeptRow], BusinessCalendar]:
    rows: list[KeptRow] = []
    after: KeptKey | None = None
    while True:
        page = list_kept(desk, after)
        rows += page.rows
        if page.is_last:
            return rows, page.calendar
        after = page.rows[-1].key


def _row_json(row: KeptRow) -> dict[str, object]:
    return {
        "record_id": row.record_id,
        "name": row.name or None,
        "phone": row.phone_text or None,
        "why": str(row.problem) if row.problem else None,
        "safety": row.safety,
        "received_at": instant(row.received_at),
        "received_precision": row.precision.value,
        "due_at": instant(row.due_at),
        "file": row.file_name,
        "row": row.row,
    }


def _line(row: KeptRow, desk: Desk, calendar: BusinessCalendar) -> str:
    until = act_by(row, calendar)
    left, due = say_due(until, desk.now(), calendar, safety=row.safety)
    first = _("Priority  ") if row.safety else ""
    name = visible(row.name.strip()[:LONGEST_NAME]) or NO_NAME
    why = visible(say_why_kept(row.problem))
    return f"{row.record_id:>6}  {first}{name}  {left}, {due}  {why}"
