"""Somebody signs a mailbox in at Microsoft or Google; a secret comes of it.

Microsoft shows a code that is typed on its page, on whatever device. Google sends the
browser back to this computer. Both are waited for, and both can be stopped.
"""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, Final
from urllib.parse import urlsplit

from callback_desk.domain.mail_errors import MailTokenRefused
from callback_desk.domain.mailbox import SignIn, SignInAsked, SignInPrompt
from callback_desk.intake.oauth import (
    GOOGLE_SCOPES,
    MICROSOFT_SCOPES,
    library,
    microsoft_app,
    microsoft_secret,
    refused,
)
from callback_desk.translation import _

Show = Callable[[SignInPrompt], None]
ShouldStop = Callable[[], bool]

ANY_TENANT: Final = "organizations"
LONGEST_SIGN_IN_S: Final = 600
_LOOK_S: Final = 0.5
_LONGEST_LINE_S: Final = 5
_BACK: Final = (
    b"<!doctype html><meta charset=utf-8><title>Callback Desk</title>"
    b"<p>You can close this page and go back to Callback Desk.</p>"
)


def sign_in_mailbox(
    asked: SignInAsked,
    show: Show,
    should_stop: ShouldStop,
    http_client: object | None = None,
) -> str:
    """Have somebody sign a mailbox in; what renews its token from then on.

    Args:
        asked: whose, and by which registration of the clinic's.
        show: is told where to go, and which code to type there.
        should_stop: is asked about twice a second.
        http_client: in place of Microsoft's library's own.

    Raises:
        MailTokenRefused: they did not, or may not.
        MailSignInPartMissing: what asks them is not installed.
    """
    if asked.sign_in is SignIn.MICROSOFT:
        return _with_microsoft(asked, show, should_stop, http_client)
    return _with_google(asked, show, should_stop)


class _Flow(dict[str, Any]):
    """Microsoft's flow; it has run out once somebody stops it."""

    should_stop: ShouldStop

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as a dict's
        """A value; the end of its time is now, if it was stopped."""
        if key == "expires_at" and self.should_stop():
            return 0
        return super().get(key, default)


def _with_microsoft(
    asked: SignInAsked, show: Show, should_stop: ShouldStop, http_client: object | None
) -> str:
    msal = library("msal", "Microsoft", "microsoft")
    cache, tenant = msal.SerializableTokenCache(), asked.tenant or ANY_TENANT
    try:
        app = microsoft_app(msal, asked.client_id, tenant, cache, http_client)
        told = app.initiate_device_flow(scopes=MICROSOFT_SCOPES)
        if "user_code" not in told:
            raise refused(asked.user, "Microsoft", told)
        flow = _Flow(told)
        flow.should_stop = should_stop
        where = str(told.get("verification_uri", ""))
        show(SignInPrompt(where, str(told["user_code"]), str(told.get("message", ""))))
        answer = app.acquire_token_by_device_flow(flow)
    except (OSError, ValueError) as error:  # its http's failures; no such directory
        raise MailTokenRefused(
            user=asked.user, provider=_("Microsoft"), reason=_("it cannot be reached")
        ) from error
    if "access_token" not in answer:
        raise refused(asked.user, "Microsoft", answer)
    return microsoft_secret(asked.client_id, tenant, cache)


class _BackHere(BaseHTTPRequestHandler):
    """Hears where the browser is sent back to; says nothing of it to any log."""

    timeout = _LONGEST_LINE_S
    server: "_Listener"

    def do_GET(self) -> None:
        """Take the answer, and thank for it."""
        if "state=" in urlsplit(self.path).query:
            self.server.heard = self.path
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_BACK)))
        self.end_headers()
        self.wfile.write(_BACK)

    def log_message(self, *said: object) -> None:
        """Nothing: the address holds a code."""


class _Listener(HTTPServer):
    """Listens on this computer alone, until the browser came back."""

    heard = ""
    timeout = _LOOK_S


def _with_google(asked: SignInAsked, show: Show, should_stop: ShouldStop) -> str:
    flows = library("google_auth_oauthlib.flow", "Google", "google")
    config = {
        "installed": {
            "client_id": asked.client_id,
            "client_secret": asked.client_secret,
            "auth_uri": "https://accounts.google.com/o/oauth2/auth",
            "token_uri": "https://oauth2.googleapis.com/token",
        }
    }
    flow = flows.InstalledAppFlow.from_client_config(config, GOOGLE_SCOPES)
    with _Listener(("127.0.0.1", 0), _BackHere) as listener:
        flow.redirect_uri = f"http://127.0.0.1:{listener.server_port}/"
        where, _unused = flow.authorization_url(
            login_hint=asked.user, access_type="offline", prompt="consent"
        )
        show(SignInPrompt(where))
        looks = int(LONGEST_SIGN_IN_S / _LOOK_S)
        while not listener.heard and looks > 0 and not should_stop():
            listener.handle_request()
            looks -= 1
    if not listener.heard:
        raise _not_signed_in(asked.user, "nobody signed in")
    try:
        # The library wants nothing in clear; this never left the computer.
        back = f"https://127.0.0.1:{listener.server_port}{listener.heard}"
        flow.fetch_token(authorization_response=back, timeout=30)
    except Exception as error:  # the library's own, its http's, its server's
        raise _not_signed_in(asked.user, "it was not granted") from error
    return str(flow.credentials.to_json())


def _not_signed_in(user: str, reason: str) -> MailTokenRefused:
    return MailTokenRefused(user=user, provider=_("Google"), reason=reason)
