"""Tokens: the real libraries, and a made-up Microsoft and Google behind them."""

import json
import sys
from base64 import b64encode
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest

from callback_desk.domain.mail_errors import MailSignInPartMissing, MailTokenRefused
from callback_desk.domain.mailbox import Mailbox, SignIn, SignInAsked, SignInPrompt
from callback_desk.intake import oauth
from callback_desk.intake.oauth_sign_in import sign_in_mailbox

BOX = Mailbox("outlook.example.net", "office@example.net", date(2026, 11, 1))
MICROSOFT = replace(BOX, sign_in=SignIn.MICROSOFT)
GOOGLE = replace(BOX, sign_in=SignIn.GOOGLE)
AT_MICROSOFT = SignInAsked(SignIn.MICROSOFT, BOX.user, "our-id")
AT_GOOGLE = SignInAsked(SignIn.GOOGLE, BOX.user, "our-id", "ours")


@dataclass
class Answer:
    """What a server answers by HTTP."""

    document: dict[str, Any]
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """As it is sent."""
        return json.dumps(self.document)

    def raise_for_status(self) -> None:
        """Never: Microsoft's refusals come with a document."""


@dataclass
class MadeUpMicrosoft:
    """Hands out numbered tokens; each renewal ends the one before."""

    renewal: int = 1
    refuses: bool = False
    pending: int = 0
    interval: int = 0
    posted: list[dict[str, str]] = field(default_factory=list)

    def get(self, url: str, **how: object) -> Answer:
        """Where everything is."""
        there = "https://login.microsoftonline.com/organizations"
        return Answer(
            {
                "authorization_endpoint": f"{there}/authorize",
                "token_endpoint": f"{there}/token",
                "device_authorization_endpoint": f"{there}/devicecode",
                "issuer": f"{there}/v2.0",
                "tenant_discovery_endpoint": f"{there}/v2.0/.well-known",
                "metadata": [],
            }
        )

    def post(self, url: str, data: dict[str, str], **how: object) -> Answer:
        """A code to type, or a token."""
        self.posted.append(dict(data))
        if "devicecode" in url:
            return Answer(
                {
                    "user_code": "ABCD",
                    "device_code": "long",
                    "verification_uri": "https://microsoft.example/devicelogin",
                    "expires_in": 900,
                    "interval": self.interval,
                    "message": "Go there and type ABCD.",
                }
            )
        if self.pending and "refresh_token" not in data:
            self.pending -= 1
            return Answer({"error": "authorization_pending"}, 400)
        sent = data.get("refresh_token")
        if self.refuses or sent not in (None, f"renewal {self.renewal}"):
            return Answer({"error": "invalid_grant", "error_description": "no"}, 400)
        self.renewal += 1
        return Answer(
            {
                "access_token": f"token {self.renewal}",
                "refresh_token": f"renewal {self.renewal}",
                "expires_in": 1,
                "token_type": "Bearer",
                "client_info": b64encode(b'{"uid":"us","utid":"ours"}').decode(),
                "scope": " ".join(oauth.MICROSOFT_SCOPES),
            }
        )

    def close(self) -> None:
        """Nothing is open."""


def test_microsoft_signs_in_once_and_each_renewal_is_kept() -> None:
    pytest.importorskip("msal")
    microsoft = MadeUpMicrosoft()
    shown: list[SignInPrompt] = []
    secret = sign_in_mailbox(AT_MICROSOFT, shown.append, never, http_client=microsoft)
    (prompt,) = shown
    assert prompt.where == "https://microsoft.example/devicelogin"
    assert (prompt.code, prompt.words) == ("ABCD", "Go there and type ABCD.")
    kept = [secret]
    for number in (3, 4):
        token = oauth.microsoft_token(
            MICROSOFT.user, kept[-1], kept.append, http_client=microsoft
        )
        assert token == f"token {number}"
    assert len(kept) == 3
    assert "renewal 4" in kept[-1]
    microsoft.refuses = True
    with pytest.raises(MailTokenRefused, match="with Microsoft does not work"):
        oauth.microsoft_token(
            MICROSOFT.user, kept[-1], kept.append, http_client=microsoft
        )


def test_microsoft_waits_until_somebody_signs_in_and_stops_when_told() -> None:
    pytest.importorskip("msal")
    microsoft = MadeUpMicrosoft(pending=10_000, interval=5)
    asked = 0

    def should_stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 1

    with pytest.raises(MailTokenRefused, match="authorization_pending"):
        sign_in_mailbox(AT_MICROSOFT, hear_nothing, should_stop, http_client=microsoft)
    assert asked == 2


def browse(prompt: SignInPrompt, answer: str) -> None:
    """What a browser does once somebody agreed, or did not."""
    query = parse_qs(urlsplit(prompt.where).query)
    back = f"{query['redirect_uri'][0]}?state={query['state'][0]}&{answer}"
    Thread(target=urlopen, args=(back,)).start()


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A made-up Google behind the real library; the bodies that were posted."""
    adapters = pytest.importorskip("requests.adapters")
    models = pytest.importorskip("requests.models")
    posted: list[str] = []

    def send(adapter: object, request: Any, **how: object) -> Any:  # noqa: ANN401 - theirs
        posted.append(request.body)
        response = models.Response()
        response.status_code, response.request = 200, request
        response.url = request.url
        token = {
            "access_token": "a token",
            "refresh_token": "renewal",
            "expires_in": 3600,
            "token_type": "Bearer",
            "scope": oauth.GOOGLE_SCOPES[0],
        }
        response._content = json.dumps(token).encode()
        return response

    monkeypatch.setattr(adapters.HTTPAdapter, "send", send)
    return posted


def test_google_sends_the_browser_back_to_this_computer(google: list[str]) -> None:
    pytest.importorskip("google_auth_oauthlib.flow")
    secret = sign_in_mailbox(AT_GOOGLE, lambda p: browse(p, "code=granted"), never)
    assert "granted" in google[0]
    assert oauth.token_for(GOOGLE, secret, _keep_nothing) == "a token"


@pytest.mark.parametrize("answer", ["error=access_denied", "code=granted&state=other"])
def test_google_may_be_refused(google: list[str], answer: str) -> None:
    pytest.importorskip("google_auth_oauthlib.flow")
    with pytest.raises(MailTokenRefused, match="with Google"):
        sign_in_mailbox(AT_GOOGLE, lambda p: browse(p, answer), never)
    assert google == []


def test_google_is_waited_for_until_somebody_stops_it() -> None:
    pytest.importorskip("google_auth_oauthlib.flow")
    with pytest.raises(MailTokenRefused, match="with Google"):
        sign_in_mailbox(AT_GOOGLE, hear_nothing, lambda: True)


@pytest.mark.parametrize("secret", ["", "a password", "[]", "null"])
@pytest.mark.parametrize("box", [MICROSOFT, GOOGLE])
def test_a_mailbox_that_nobody_signed_in_is_told(secret: str, box: Mailbox) -> None:
    pytest.importorskip("msal")
    pytest.importorskip("google.oauth2.credentials")
    with pytest.raises(MailTokenRefused, match="nobody has signed it in yet"):
        oauth.token_for(box, secret, _keep_nothing)


def test_a_google_token_that_is_valid_is_used_and_one_without_renewal_is_told() -> None:
    pytest.importorskip("google.oauth2.credentials")
    kept = {
        "token": "a token",
        "refresh_token": "renewal",
        "client_id": "our-id",
        "client_secret": "ours",
        "expiry": "2199-01-01T00:00:00Z",
    }
    assert oauth.token_for(GOOGLE, json.dumps(kept), _keep_nothing) == "a token"
    del kept["refresh_token"]
    with pytest.raises(MailTokenRefused, match="with Google"):
        oauth.token_for(GOOGLE, json.dumps(kept), _keep_nothing)


@pytest.mark.parametrize(
    ("box", "library", "extra"),
    [(MICROSOFT, "msal", "microsoft"), (GOOGLE, "google.oauth2.credentials", "google")],
)
def test_a_missing_part_is_named(
    box: Mailbox, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MailSignInPartMissing) as caught:
        oauth.token_for(box, "{}", _keep_nothing)
    assert f"callback-desk[{extra}]" in caught.value.what_to_do


def never() -> bool:
    return False


def hear_nothing(prompt: SignInPrompt) -> None:
    return None


def _keep_nothing(secret: str) -> None:
    raise AssertionError("nothing was renewed")
