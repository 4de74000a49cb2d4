"""`purge`: removes people after the years they were kept for."""

from typing import Annotated

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.output import print_json, print_words, tell
from callback_desk.cli.report_commands import read_date
from callback_desk.cli.session import session_of
from callback_desk.services.retention import preview_purge
from callback_desk.services.retention import purge as remove
from callback_desk.translation import _
from callback_desk.wording.retention import say_backups, say_goes, say_stays


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(purge)


def purge(
    context: typer.Context,
    before: Annotated[
        str, typer.Option(metavar="DATE", help=_("Who had anything since stays."))
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only say who would go."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Remove closed leads for good; counts, audit and do-not-call stay.

    For office managers. Open leads and people in danger for whom no clinician has
    signed never go. There is no way back, and no backup is made before.
    """
    day = read_date(before)
    with session_of(context).open_desk() as desk:
        removal = preview_purge(desk, day) if dry_run else remove(desk, day)
    told = removal.purge
    if as_json:
        print_json(
            {
                "before": day.isoformat(),
                "dry_run": dry_run,
                "leads": told.leads,
                "records": told.records,
                "attempts": told.attempts,
                "bars": told.bars,
                "kept_open": told.kept_open,
                "kept_safety": told.kept_safety,
                "older_backups": removal.backups,
                "rewritten": removal.is_rewritten,
            }
        )
        return
    print_words(say_goes(told))
    print_words(say_stays(told))
    tell(say_backups(removal.backups))
    if not dry_run and not removal.is_rewritten:
        tell(_("The file is written anew when the desk is opened next."))
