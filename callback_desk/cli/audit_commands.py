"""`audit verify`: whether what was done is written down as it was."""

from pathlib import Path
from typing import Annotated

import typer

from callback_desk.cli.output import print_json, print_words, tell_error
from callback_desk.cli.session import session_of
from callback_desk.domain.audit_finding import AuditFinding
from callback_desk.domain.errors import DeskError
from callback_desk.services.backups import verify_audit_against
from callback_desk.services.desk_check import verify_audit
from callback_desk.translation import _

AsJson = Annotated[bool, typer.Option("--json", help=_("One JSON document on stdout."))]


def add_to(app: typer.Typer) -> None:
    """Add this family of commands."""
    family = typer.Typer(help=_("Who did what, and whether that is still as written."))
    family.command()(verify)
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
