"""Tokens of Microsoft and Google, which take no passwords for mail any more.

Their libraries are extras (`callback-desk[microsoft]`, `callback-desk[google]`), and
are loaded only when a mailbox signs in that way. The secret of such a mailbox is what
renews its token; it is kept in the encrypted database like a password.
"""

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from callback_desk.domain.mail_errors import MailSignInPartMissing, MailTokenRefused
from callback_desk.domain.mail_ports import KeepSecret
from callback_desk.domain.mailbox import Mailbox, SignIn

MICROSOFT_SCOPES: Final = ["https://outlook.office.com/IMAP.AccessAsUser.All"]
MICROSOFT_AUTHORITY: Final = "https://login.microsoftonline.com/"
GOOGLE_SCOPES: Final = ["https://mail.google.com/"]
_ANY_TENANT: Final = "organizations"

Show = Callable[[str], None]


def token_for(mailbox: Mailbox, secret: str, keep_secret: KeepSecret) -> str:
    """A token that opens a mailbox now.

    Raises:
        MailTokenRefused: none is given.
        MailSignInPartMissing: what gets them is not installed.
    """
    if mailbox.sign_in is SignIn.MICROSOFT:
        return microsoft_token(mailbox.user, secret, keep_secret)
    return _google_token(mailbox.user, secret)


def sign_in_with_microsoft(
    user: str,
    client_id: str,
    show: Show,
    tenant: str = _ANY_TENANT,
    http_client: object | None = None,
) -> str:
    """Have somebody sign a mailbox in; what renews its token from then on.

    Args:
        user: the mailbox's address.
        client_id: of the clinic's own registration at Microsoft.
        show: is told where to go, and which code to type there.
        tenant: the clinic's directory.
        http_client: in place of the library's own.

    Raises:
        MailTokenRefused: they did not, or may not.
        MailSignInPartMissing: what asks them is not installed.
    """
    msal = _library("msal", "Microsoft", "microsoft")
    cache = msal.SerializableTokenCache()
    app = _microsoft_app(msal, client_id, tenant, cache, http_client)
    flow = app.initiate_device_flow(scopes=MICROSOFT_SCOPES)
    if "message" not in flow:
        raise _refused(user, "Microsoft", flow)
    show(flow["message"])
    answer = app.acquire_token_by_device_flow(flow)
    if "access_token" not in answer:
        raise _refused(user, "Microsoft", answer)
    return _microsoft_secret(client_id, tenant, cache)


def sign_in_with_google(user: str, client_id: str, client_secret: str) -> str:
    """Have somebody sign a mailbox in through their browser; what renews its token.

    Raises:
        MailTokenRefused: they did not, or may not.
        MailSignInPartMissing: what asks them is not installed.
    """
    flows = _library("google_auth_oauthlib.flow", "Google", "google")
    config = {
        "installed": {
            "client_id": client_id,
            "client_secret": client_secret,
            "auth_uri": "https://accounts.google.com/o/oauth2/auth",
            "token_uri": "https://oauth2.googleapis.com/token",
        }
    }
    flow = flows.InstalledAppFlow.from_client_config(config, GOOGLE_SCOPES)
    try:
        credentials = flow.run_local_server(
            port=0, login_hint=user, timeout_seconds=300
        )
    except Exception as error:  # the library's own, its http's, its server's
        raise MailTokenRefused(
            user=user, provider="Google", reason="nobody signed in"
        ) from error
    return str(credentials.to_json())


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
    msal = _library("msal", "Microsoft", "microsoft")
    kept = _kept(user, "Microsoft", secret)
    cache = msal.SerializableTokenCache()
    cache.deserialize(kept.get("cache"))
    client_id, tenant = str(kept.get("client_id")), str(kept.get("tenant"))
    try:
        app = _microsoft_app(msal, client_id, tenant, cache, http_client)
        accounts = app.get_accounts(username=user) or app.get_accounts()
        answer = (
            app.acquire_token_silent(MICROSOFT_SCOPES, account=accounts[0])
            if accounts
            else None
        )
    except OSError as error:  # every failure of its http is one
        raise MailTokenRefused(
            user=user, provider="Microsoft", reason="it cannot be reached"
        ) from error
    if cache.has_state_changed:
        # Microsoft gives a new renewal with each token, and the old one ends.
        keep_secret(_microsoft_secret(client_id, tenant, cache))
    if not answer or "access_token" not in answer:
        raise _refused(user, "Microsoft", answer or {})
    return str(answer["access_token"])


def _google_token(user: str, secret: str) -> str:
    credentials_of = _library("google.oauth2.credentials", "Google", "google")
    requests = _library("google.auth.transport.requests", "Google", "google")
    exceptions = _library("google.auth.exceptions", "Google", "google")
    kept = _kept(user, "Google", secret)
    try:
        credentials = credentials_of.Credentials.from_authorized_user_info(
            kept, GOOGLE_SCOPES
        )
        if not credentials.valid:
            credentials.refresh(requests.Request())
    except (ValueError, exceptions.GoogleAuthError) as error:
        raise MailTokenRefused(
            user=user, provider="Google", reason="it was withdrawn or has run out"
        ) from error
    return str(credentials.token)


def _microsoft_app(
    msal: Any,  # noqa: ANN401 - an extra, loaded when it is used
    client_id: str,
    tenant: str,
    cache: Any,  # noqa: ANN401 - the same
    http_client: object | None,
) -> Any:  # noqa: ANN401 - the same
    return msal.PublicClientApplication(
        client_id,
        authority=MICROSOFT_AUTHORITY + tenant,
        token_cache=cache,
        http_client=http_client,
    )


def _microsoft_secret(client_id: str, tenant: str, cache: Any) -> str:  # noqa: ANN401 - see above
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
            user=user, provider=provider, reason="nobody has signed it in yet"
        )
    return kept


def _refused(user: str, provider: str, answer: Any) -> MailTokenRefused:  # noqa: ANN401 - see above
    code = str(answer.get("error", "it was withdrawn or has run out"))
    return MailTokenRefused(user=user, provider=provider, reason=code)


def _library(name: str, provider: str, extra: str) -> Any:  # noqa: ANN401 - see above
    try:
        return import_module(name)
    except ImportError as error:
        raise MailSignInPartMissing(provider=provider, extra=extra) from error
