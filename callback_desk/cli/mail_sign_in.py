"""The secret of a mailbox: a password, or a sign-in at Microsoft or Google."""

import webbrowser
from pathlib import Path

import typer

from callback_desk.cli.output import tell
from callback_desk.cli.session import read_password
from callback_desk.domain.errors import PasswordUnusable
from callback_desk.domain.mail_errors import MailPasswordUnusable
from callback_desk.domain.mailbox import SignIn, SignInAsked, SignInPrompt
from callback_desk.intake.oauth_sign_in import sign_in_mailbox
from callback_desk.translation import _
from callback_desk.wording.people import visible

_PASSWORD = _("Password of the mailbox: ")
_CLIENT = _("Secret of the client id: ")


def mailbox_secret(
    sign_in: SignIn, user: str, client_id: str | None, tenant: str, file: Path | None
) -> str:
    """What opens a mailbox from now on; somebody may have to sign in for it.

    Args:
        sign_in: how.
        user: the mailbox's.
        client_id: the clinic's own at Microsoft or Google.
        tenant: the clinic's directory at Microsoft, or "".
        file: its first line is the password, or Google's secret of the client id.

    Raises:
        MailPasswordUnusable: there is no file and no terminal.
        MailTokenRefused: nobody signed in.
        MailSignInPartMissing: what asks them is not installed.
    """
    if sign_in is SignIn.PASSWORD:
        return mailbox_password(file, _PASSWORD)
    if client_id is None:
        raise typer.BadParameter(
            _("a sign-in needs the clinic's own"), param_hint="--client-id"
        )
    asked = SignInAsked(sign_in, user, client_id, tenant=tenant)
    if sign_in is SignIn.GOOGLE:
        client_secret = mailbox_password(file, _CLIENT)
        asked = SignInAsked(sign_in, user, client_id, client_secret)
    return sign_in_mailbox(asked, _show, _never)


def mailbox_password(file: Path | None, prompt: str) -> str:
    """A mailbox's password: the first line of a file, or asked on the terminal.

    Raises:
        MailPasswordUnusable: the file cannot be read, or there is no terminal.
    """
    try:
        return read_password(file, prompt, "--mail-password-file")
    except PasswordUnusable as error:
        raise MailPasswordUnusable(**error.fields) from error


def _show(prompt: SignInPrompt) -> None:
    if prompt.code:
        tell(
            visible(
                prompt.words
                or _(
                    "Open {where} and type {code}.",
                    where=prompt.where,
                    code=prompt.code,
                )
            )
        )
        return
    tell(
        _(
            "Sign in on the page that opens, or open it: {where}",
            where=visible(prompt.where),
        )
    )
    webbrowser.open(prompt.where)


def _never() -> bool:
    return False
