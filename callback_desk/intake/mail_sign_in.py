"""Signing in at a mail server, by password or by a token."""

import imaplib
from typing import Protocol

from imapclient.exceptions import LoginError

from callback_desk.domain.mail_errors import (
    MailConnectionLost,
    MailServerSaysNo,
    MailSignInRefused,
    MailTokenRefused,
)
from callback_desk.domain.mail_ports import KeepSecret
from callback_desk.domain.mailbox import Mailbox, SignIn
from callback_desk.intake.imap_wire import Wire, told
from callback_desk.translation import _

# What a server says that would let us in at another time.
_NOT_NOW = ("[UNAVAILABLE]", "[LIMIT]", "[INUSE]", "[SERVERBUG]", "[CONTACTADMIN]")
PROVIDERS = {SignIn.MICROSOFT: "Microsoft", SignIn.GOOGLE: "Google"}


class TokenFor(Protocol):
    """Gets a token that opens a mailbox."""

    def __call__(self, mailbox: Mailbox, secret: str, keep_secret: KeepSecret) -> str:
        """A token that is valid now.

        Raises:
            MailTokenRefused: none is given.
            MailSignInPartMissing: what gets them is not installed.
        """
        ...


def sign_in(
    wire: Wire,
    mailbox: Mailbox,
    secret: str,
    keep_secret: KeepSecret,
    token_for: TokenFor,
) -> None:
    """Sign in; the wire is encrypted and proven by now.

    Raises:
        MailError: the server does not let us in.
    """
    if mailbox.sign_in is SignIn.PASSWORD:
        token = ""
    else:
        token = token_for(mailbox, secret, keep_secret)
    with told(mailbox.host):
        try:
            if token:
                wire.oauth2_login(mailbox.user, token)
            elif wire.has_capability("AUTH=PLAIN"):
                wire.plain_login(mailbox.user, secret)
            else:
                wire.login(wire.protocol.quoted(mailbox.user), secret)
        except (LoginError, UnicodeEncodeError) as error:
            if isinstance(error.__context__, imaplib.IMAP4.abort):
                raise MailConnectionLost(host=mailbox.host) from error
            if any(sign in str(error).upper() for sign in _NOT_NOW):
                raise MailServerSaysNo(
                    host=mailbox.host, what=_("let anybody sign in just now")
                ) from error
            if token:
                raise MailTokenRefused(
                    user=mailbox.user,
                    provider=PROVIDERS[mailbox.sign_in],
                    reason=_("{host} does not take it", host=mailbox.host),
                ) from error
            raise MailSignInRefused(host=mailbox.host, user=mailbox.user) from error
