"""Tokens of Microsoft and Google, which take no passwords for mail any more.

Their libraries are extras (`callback-desk[microsoft]`, `callback-desk[google]`), and
are loaded only when a mailbox signs in that way. The secret of such a mailbox is what
renews its token; it is kept in the encrypted database like a password.
"""

import json
from importlib import import_module
from typing import Any, Final

from callback_desk.domain.mail_errors import MailSignInPartMissing, MailTokenRefused
from callback_desk.domain.mail_ports import KeepSecret
from callback_desk.domain.mailbox import Mailbox, SignIn
from callback_desk.translation import _

MICROSOFT_SCOPES: Final = ["https://outlook.office.com/IMAP.AccessAsUser.All"]
MICROSOFT_AUTHORITY: Final = "https://login.microsoftonline.com/"
GOOGLE_SCOPES: Final = ["https://mail.google.com/"]


def token_for(mailbox: Mailbox, secret: str, keep_secret: KeepSecret) -> str:
    """A token that opens a mailbox now.

    Raises:
        MailTokenRefused: none is given.
        MailSignInPartMissing: what gets them is not installed.
    """
    if mailbox.sign_in is SignIn.MICROSOFT:
        return microsoft_token(mailbox.user, secret, keep_secret)
    return _google_token(mailbox.user, secret)


def microsoft_token(
    user: str,
    secret: str,
    keep_secret: KeepSecret,
    http_client: object | None = None,
) -> str:
    """A token of Microsoft's; what renews the next one is kept.

    Raises:
        MailTokenRefused: none is given.
        MailSignInPartMissing: what gets them is not installed.
    """
    msal = library("msal", "Microsoft", "microsoft")
    kept = _kept(user, "Microsoft", secret)
    cache = msal.SerializableTokenCache()
    cache.deserialize(kept.get("cache"))
    client_id, tenant = str(kept.get("client_id")), str(kept.get("tenant"))
    try:
        app = microsoft_app(msal, client_id, tenant, cache, http_client)
        accounts = app.get_accounts(username=user) or app.get_accounts()
        answer = (
            app.acquire_token_silent(MICROSOFT_SCOPES, account=accounts[0])
            if accounts
            else None
        )
    except OSError as error:  # every failure of its http is one
        raise MailTokenRefused(
            user=user, provider=_("Microsoft"), reason=_("it cannot be reached")
        ) from error
    if cache.has_state_changed:
        # Microsoft gives a new renewal with each token, and the old one ends.
        keep_secret(microsoft_secret(client_id, tenant, cache))
    if not answer or "access_token" not in answer:
        raise refused(user, "Microsoft", answer or {})
    return str(answer["access_token"])


def _google_token(user: str, secret: str) -> str:
    credentials_of = library("google.oauth2.credentials", "Google", "google")
    requests = library("google.auth.transport.requests", "Google", "google")
    exceptions = library("google.auth.exceptions", "Google", "google")
    kept = _kept(user, "Google", secret)
    try:
        credentials = credentials_of.Credentials.from_authorized_user_info(
            kept, GOOGLE_SCOPES
        )
        if not credentials.valid:
            credentials.refresh(requests.Request())
    except (ValueError, exceptions.GoogleAuthError) as error:
        raise MailTokenRefused(
            user=user, provider=_("Google"), reason=_("it was withdrawn or has run out")
        ) from error
    return str(credentials.token)


def microsoft_app(
    msal: Any,  # noqa: ANN401 - an extra, loaded when it is used
    client_id: str,
    tenant: str,
    cache: Any,  # noqa: ANN401 - the same
    http_client: object | None,
) -> Any:  # noqa: ANN401 - the same
    """The library's own part that asks for tokens."""
    return msal.PublicClientApplication(
        client_id,
        authority=MICROSOFT_AUTHORITY + tenant,
        token_cache=cache,
        http_client=http_client,
    )


def microsoft_secret(client_id: str, tenant: str, cache: Any) -> str:  # noqa: ANN401 - see above
    """What is kept of a mailbox that signed in at Microsoft."""
    return json.dumps(
        {"client_id": client_id, "tenant": tenant, "cache": cache.serialize()}
    )


def _kept(user: str, provider: str, secret: str) -> dict[str, Any]:
    try:
        kept = json.loads(secret)
    except ValueError:
        kept = None
    if not isinstance(kept, dict):
        raise MailTokenRefused(
            user=user, provider=provider, reason=_("nobody has signed it in yet")
        )
    return kept


def refused(user: str, provider: str, answer: Any) -> MailTokenRefused:  # noqa: ANN401 - see above
    """That no token was given, by what the provider answered."""
    code = str(answer.get("error", "it was withdrawn or has run out"))
    return MailTokenRefused(user=user, provider=provider, reason=code)


def library(name: str, provider: str, extra: str) -> Any:  # noqa: ANN401 - see above
    """An extra, loaded when it is used.

    Raises:
        MailSignInPartMissing: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MailSignInPartMissing(provider=provider, extra=extra) from error
