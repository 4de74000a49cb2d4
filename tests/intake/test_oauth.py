"""Tokens: the real libraries, and a made-up Microsoft and Google behind them."""

import json
import sys
from base64 import b64encode
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from callback_desk.domain.mail_errors import MailSignInPartMissing, MailTokenRefused
from callback_desk.domain.mailbox import Mailbox, SignIn
from callback_desk.intake import oauth

BOX = Mailbox("outlook.example.net", "office@example.net", date(2026, 11, 1))
MICROSOFT = replace(BOX, sign_in=SignIn.MICROSOFT)
GOOGLE = replace(BOX, sign_in=SignIn.GOOGLE)


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
                    "interval": 0,
                    "message": "Go there and type ABCD.",
                }
            )
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
    shown: list[str] = []
    secret = oauth.sign_in_with_microsoft(
        "office@example.net", "our-id", shown.append, http_client=microsoft
    )
    assert shown == ["Go there and type ABCD."]
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


def _keep_nothing(secret: str) -> None:
    raise AssertionError("nothing was renewed")
