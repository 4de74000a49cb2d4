"""The secret of a mailbox: a password, or a sign-in at Microsoft or Google."""

from pathlib import Path

import typer

from callback_desk.cli.output import tell
from callback_desk.cli.session import read_password
from callback_desk.domain.mailbox import SignIn
from callback_desk.intake.oauth import sign_in_with_google, sign_in_with_microsoft

_PASSWORD = "Password of the mailbox: "  # noqa: S105 - what is asked for
_CLIENT = "Secret of the client id: "


def mailbox_secret(
    sign_in: SignIn, user: str, client_id: str | None, file: Path | None
) -> str:
    """What opens a mailbox from now on; somebody may have to sign in for it.

    Args:
        sign_in: how.
        user: the mailbox's.
        client_id: the clinic's own at Microsoft or Google.
        file: its first line is the password, or Google's secret of the client id.

    Raises:
        PasswordUnusable: there is no file and no terminal.
        MailTokenRefused: nobody signed in.
        MailSignInPartMissing: what asks them is not installed.
    """
    if sign_in is SignIn.PASSWORD:
        return read_password(file, _PASSWORD)
    if client_id is None:
        raise typer.BadParameter(
            "a sign-in needs the clinic's own", param_hint="--client-id"
        )
    if sign_in is SignIn.MICROSOFT:
        return sign_in_with_microsoft(user, client_id, tell)
    return sign_in_with_google(user, client_id, read_password(file, _CLIENT))
