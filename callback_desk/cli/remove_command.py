"""`remove-desk`: takes a desk off this computer, keys first."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from callback_desk import removing
from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.output import print_json, print_words, tell
from callback_desk.cli.session import session_of
from callback_desk.domain.removal_errors import RemovalNotConfirmed
from callback_desk.translation import _


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("remove-desk")(remove)


def remove(
    context: typer.Context,
    with_backups: Annotated[
        bool, typer.Option(help=_("Delete the backups beside it as well."))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
    as_json: AsJson = False,
) -> None:
    """Remove the desk from this computer for good; for office managers.

    Its keys are destroyed first, then its files. Backups elsewhere stay, and those
    beside it too unless asked for; they open by password or recovery key.
    """
    session = session_of(context)
    path = session.path
    if removing.can_be_opened(path):
        with session.open_desk() as desk:
            removing.check_may_remove(desk.staff)
    if not yes:
        _ask(path, with_backups=with_backups)
    removing.remove_desk(path, with_backups=with_backups)
    left = removing.backups_beside(path)
    if as_json:
        print_json({"removed": str(path), "backups_left": left.exists()})
        return
    print_words(
        _("{path} is removed: its keys are destroyed and its files deleted.", path=path)
    )
    if left.exists():
        tell(
            _(
                "Its backups stay in {left}, and open by password or recovery key.",
                left=left,
            )
        )


def _ask(path: Path, *, with_backups: bool) -> None:
    """Say what is lost and what stays, and wait for a yes.

    Raises:
        RemovalNotConfirmed: there was none.
    """
    lost = _(
        "All leads, calls and settings in {path} are lost on this computer, and so is "
        "what was done since the last backup.",
        path=path,
    )
    if with_backups:
        beside = _(
            "The backups beside it are deleted too; copies elsewhere stay and open by "
            "password or recovery key."
        )
    else:
        beside = _(
            "The backups beside it stay; copies elsewhere stay and open by password or "
            "recovery key."
        )
    tell(f"{lost} {beside}")
    if not sys.stdin.isatty() or not typer.confirm(_("Remove it?"), err=True):
        raise RemovalNotConfirmed()
