"""`keys`: how the desk's key stands, a new one, and a new recovery key."""

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.output import error_json, print_json, print_words, tell
from callback_desk.cli.session import session_of
from callback_desk.services.key_renewal import finish_renewal, key_waits, renew_key
from callback_desk.services.recovery_key import new_recovery_key
from callback_desk.translation import _
from callback_desk.wording.keys import RENEWED, say_desk_key, say_renewal

KEEP_IT = _("Print it and keep it elsewhere; it is stored nowhere, and shown only now.")


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    keys = typer.Typer(
        help=_("The key by which the desk is encrypted, and the recovery key."),
        no_args_is_help=True,
    )
    keys.command()(status)
    keys.command()(renew)
    keys.command("new-recovery-key")(make_recovery_key)
    app.add_typer(keys, name="keys")


def status(context: typer.Context, as_json: AsJson = False) -> None:
    """Say whether somebody who left may still know the desk's key."""
    with session_of(context).open_desk() as desk:
        is_due, waits = desk.keys.renewal_is_due(), key_waits(desk)
    if as_json:
        waiting = None if waits is None else error_json(waits)
        print_json({"renewal_due": is_due, "waits": waiting})
    else:
        print_words(say_desk_key(waits, is_due=is_due))


def renew(context: typer.Context, as_json: AsJson = False) -> None:
    """Give the desk a new key; everybody keeps their password. Office managers only."""
    with session_of(context).open_desk() as desk:
        renew_key(desk)
    if as_json:
        print_json({"renewed": True})
    else:
        print_words(RENEWED)


def make_recovery_key(context: typer.Context, as_json: AsJson = False) -> None:
    """Print a new recovery key, once; the one before opens the desk no longer.

    For office managers. Backups made before still open with the one of then.
    """
    session = session_of(context)
    password = session.password()
    with session.open_desk(password) as desk:
        made = new_recovery_key(desk, password)
        # At once: whatever becomes of the desk's own key, this one is not lost.
        if as_json:
            print_json({"db": str(made.desk), "recovery_key": made.key})
        else:
            print_words(made.key)
            tell(KEEP_IT)
        waits = finish_renewal(desk)
    if waits is not None or not as_json:
        tell(say_renewal(waits))
