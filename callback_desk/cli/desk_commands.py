"""`init` and `check`: making a desk, and proving it sound."""

from pathlib import Path
from typing import Annotated

import typer

from callback_desk import bootstrap
from callback_desk.cli.output import print_json, print_words, tell, tell_error
from callback_desk.cli.session import session_of
from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_file import LARGEST_FILE_BYTES, read_calendar
from callback_desk.domain.errors import DeskError, FileUnreadable
from callback_desk.domain.staff import Role
from callback_desk.domain.system_words import system_said
from callback_desk.services.desk_check import check_desk
from callback_desk.services.search_upkeep import index_anew
from callback_desk.translation import _

AsJson = Annotated[bool, typer.Option("--json", help=_("One JSON document on stdout."))]
RenewSearch = Annotated[
    bool, typer.Option(help=_("Make the search index anew from the leads first."))
]
CalendarFile = Annotated[
    Path | None, typer.Option("--calendar", help=_("A calendar file (TOML)."))
]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(init)
    app.command()(check)


def read_calendar_file(path: Path) -> CalendarDefinition:
    """The calendar of a file.

    Raises:
        FileUnreadable: it cannot be read, is no text, or never ends.
        CalendarUnreadable: it says something that cannot be.
    """
    try:
        with path.open("rb") as file:  # a device would never end
            content = file.read(LARGEST_FILE_BYTES + 1)
        if len(content) > LARGEST_FILE_BYTES:
            raise FileUnreadable(file=path, reason=_("a calendar file is far shorter"))
        return read_calendar(content.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = system_said(error, _("it is no UTF-8 text"))
        raise FileUnreadable(file=path, reason=reason) from error


def init(
    context: typer.Context,
    calendar: CalendarFile = None,
    staff_role: Annotated[
        Role, typer.Option(help=_("The first staff member's role."))
    ] = Role.OFFICE_MANAGER,
    as_json: AsJson = False,
) -> None:
    """Make a desk; the one who is asking becomes its first office manager."""
    session = session_of(context)
    if staff_role is not Role.OFFICE_MANAGER:
        raise typer.BadParameter(
            _("the first staff member is the office manager"), param_hint="--staff-role"
        )
    definition = read_calendar_file(calendar) if calendar else None
    manager = session.staff_name()
    new = bootstrap.NewDesk(
        path=session.path.absolute(),
        manager=manager,
        password=session.new_password(),
        calendar=definition,
    )
    zone = definition.timezone if definition else "UTC"
    recovery_key = bootstrap.make_desk(new, lambda: session.clock(zone))
    if as_json:
        print_json({"db": str(session.path), "recovery_key": recovery_key})
        return
    print_words(_("The desk is at {path}.", path=session.path))
    print_words(_("Recovery key: {recovery_key}", recovery_key=recovery_key))
    tell(
        _(
            "Print the recovery key and keep it elsewhere. It opens the desk when "
            "nobody's password does, and it is shown this once only."
        )
    )


def check(
    context: typer.Context, renew_search: RenewSearch = False, as_json: AsJson = False
) -> int:
    """Prove the stored data sound; exit code 3 if it is not."""
    session = session_of(context)
    try:
        with session.open_desk() as desk:
            if renew_search:
                index_anew(desk)
            problems, rows = check_desk(desk)
    except DeskError as error:
        if not as_json:
            raise
        problems, rows = [error.sentence], 0
        tell_error(error)
    if as_json:
        print_json(
            {
                "ok": not problems,
                "problems": problems,
                "rows": rows,
                "first_bad": None,
            }
        )
    elif problems:
        print_words("\n".join(problems))
    else:
        print_words(_("All is well: {rows} rows looked at.", rows=rows))
    return 3 if problems else 0
