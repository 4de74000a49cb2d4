"""`backup` and `restore`: a desk kept elsewhere, and brought back."""

from pathlib import Path
from typing import Annotated

import typer

from callback_desk import bootstrap, restoring
from callback_desk.cli.output import print_json, print_words, tell
from callback_desk.cli.session import read_password, session_of
from callback_desk.services.backups import back_up
from callback_desk.translation import _

AsJson = Annotated[bool, typer.Option("--json", help=_("One JSON document on stdout."))]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(backup)
    app.command()(restore)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    as_json: AsJson = False,
) -> None:
    """Write an encrypted backup, read back and compared before it counts."""
    with session_of(context).open_desk() as desk:
        made = back_up(desk, file)
    if as_json:
        print_json({"file": str(file), "leads": made.leads, "verified": True})
    else:
        print_words(
            _(
                "{file} holds the desk with {leads} leads; it was read back.",
                file=file,
                leads=made.leads,
            )
        )


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    to: Annotated[Path, typer.Option(help=_("Where the desk's database shall be."))],
    recovery_key_file: Annotated[
        Path | None,
        typer.Option(
            help=_(
                "A file whose first line is the recovery key; the password given is "
                "then the new one of --staff."
            )
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Bring a desk back from a backup, compared row by row; nothing is overwritten."""
    session = session_of(context)
    by_recovery = recovery_key_file is not None
    unlocking = restoring.Unlocking(
        name=session.staff_name(),
        password=session.new_password() if by_recovery else session.password(),
        recovery_key=(
            read_password(recovery_key_file, _("Recovery key: "))
            if by_recovery
            else None
        ),
    )
    restored = restoring.restore_desk(
        file, to, unlocking, session.clock, bootstrap.real_time
    )
    if as_json:
        told = {"db": str(to), "leads": restored.leads, "verified": True}
        newer = {"newer_unread": str(restored.unread)} if restored.unread else {}
        print_json(told | newer)
        return
    print_words(
        _(
            "{to} holds the desk with {leads} leads, as in the backup.",
            to=to,
            leads=restored.leads,
        )
    )
    if restored.carried_bars:
        tell(
            _(
                "{carried_bars} numbers that asked not to be called since then "
                "stay barred.",
                carried_bars=restored.carried_bars,
            )
        )
    if restored.unread is not None:
        tell(
            _(
                "{unread} is newer, and does not open the same way: who asked "
                "not to be called until then is not known here.",
                unread=restored.unread,
            )
        )
