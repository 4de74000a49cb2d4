"""Servers that prove nothing: each is refused with its reason, and sees no password.

Each case is tried on the port that encrypts at once and, where it can be, after
STARTTLS; and as the window's Test button does it, with the step that failed.
"""

import ssl
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from callback_desk.domain.mail_errors import (
    MailCertificateRefused,
    MailConnectionLost,
    MailError,
    MailNotEncrypted,
    MailSilent,
    MailTlsFailed,
)
from callback_desk.domain.mailbox import Security
from callback_desk.intake.imap_wire import Patience
from callback_desk.intake.mailbox import ImapMailboxes
from tests.intake.certificates import Issued, issue
from tests.intake.dovecot import ignore
from tests.intake.scripted_imap import (
    ALL_IS_DONE,
    CAPABILITY,
    GREETING,
    Answer,
    scripted,
)

SECRET = "four words nobody guesses"
HOST = "localhost"
BOTH: Final = tuple(Security)
LATER: Final = (Security.STARTTLS,)
AT_ONCE: Final = (Security.TLS,)
OFFERED = CAPABILITY.replace(b"IDLE", b"STARTTLS LOGINDISABLED") + ALL_IS_DONE
PATIENCE = Patience(silence=2, answer=4)


@dataclass(frozen=True, slots=True)
class Case:
    """A server that proves nothing.

    Attributes:
        server: its certificate; None: it never encrypts.
        trusted: whom this computer trusts.
        words: of the sentence that says why.
        kind: of the refusal.
        security: the ways on which it is tried.
        answers: what it says to commands, in place of the usual.
        greeting: what it says first.
        weakened: what makes its encryption worse than the usual one.
    """

    server: Issued | None
    trusted: Issued
    words: str
    kind: type[MailError] = MailCertificateRefused
    security: tuple[Security, ...] = BOTH
    answers: Mapping[bytes, Answer] = field(default_factory=dict)
    greeting: Answer = GREETING
    weakened: Callable[[ssl.SSLContext], None] | None = None


def old_protocol(context: ssl.SSLContext) -> None:
    """Speak nothing newer than TLS 1.1."""
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        # That nobody should is why the program must not.
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1


def anonymous(context: ssl.SSLContext) -> None:
    """Encrypt without proving anything."""
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("aNULL:@SECLEVEL=0")


def weak_key(context: ssl.SSLContext) -> None:
    """Take a short key, as an old server does."""
    context.set_ciphers("ALL:@SECLEVEL=0")


def cases() -> dict[str, Case]:
    """Every case by its name."""
    good, stranger = issue(HOST), issue(common_name="Somebody")
    authority = issue(common_name="Authority")
    expired_authority = issue(common_name="Old", days=(-90, -5))
    no_authority = issue("shop.example", by=authority, is_authority=False)
    short = rsa.generate_private_key(65_537, 1024)  # noqa: S505 - the point of it
    expired = issue(HOST, days=(-30, -1))
    not_yet = issue(HOST, days=(5, 30))
    client = issue(HOST, by=authority, purpose=ExtendedKeyUsageOID.CLIENT_AUTH)
    weak = issue(HOST, by=authority, key=short)
    foreign = issue("mail.example.net")
    above = issue(HOST, by=expired_authority)
    forged = issue(HOST, by=no_authority)
    refuses = {b"CAPABILITY": OFFERED, b"STARTTLS": b"%(tag)s NO not today\r\n"}
    breaks = {b"CAPABILITY": OFFERED, b"STARTTLS": b"%(tag)s BAD what\r\n"}
    stays = {b"CAPABILITY": OFFERED}
    signed_in = b"* PREAUTH hello\r\n"
    no_safe = "offers no safe connection"
    none_came = "No encrypted connection"
    return {
        "self-signed": Case(issue(HOST), good, "signed by nobody but itself"),
        "signed by a stranger": Case(
            issue(HOST, by=stranger), good, "nobody this computer trusts"
        ),
        "expired": Case(expired, expired, "has expired"),
        "not valid yet": Case(not_yet, not_yet, "not valid yet"),
        "another server's": Case(foreign, foreign, "belongs to another server"),
        "an authority that expired": Case(above, expired_authority, "has expired"),
        "signed by a shop's certificate": Case(forged, authority, "cannot be relied"),
        "made for clients": Case(client, authority, "cannot be relied upon"),
        "a key of 1,024 bits": Case(
            weak, authority, "cannot be relied upon", weakened=weak_key
        ),
        "an old protocol": Case(
            good, good, none_came, MailTlsFailed, weakened=old_protocol
        ),
        "no proof at all": Case(
            good, good, none_came, MailTlsFailed, weakened=anonymous
        ),
        "STARTTLS stripped": Case(None, good, no_safe, MailNotEncrypted, LATER),
        "STARTTLS refused": Case(
            None, good, no_safe, MailNotEncrypted, LATER, answers=refuses
        ),
        "STARTTLS not understood": Case(
            None, good, no_safe, MailNotEncrypted, LATER, answers=breaks
        ),
        "clear after STARTTLS": Case(
            None, good, "did not answer", MailSilent, LATER, answers=stays
        ),
        "PREAUTH": Case(
            good, good, no_safe, MailNotEncrypted, answers=stays, greeting=signed_in
        ),
        "clear on the encrypted port": Case(
            None, good, none_came, MailTlsFailed, AT_ONCE
        ),
        "hangs up at the handshake": Case(
            None, good, "", MailError, AT_ONCE, greeting=lambda client: client.close()
        ),
    }


CASES = cases()
TRIED = [(name, how) for name, case in CASES.items() for how in case.security]


def test_there_are_as_many_as_the_design_asks_for() -> None:
    assert len(CASES) >= 10


@pytest.mark.parametrize(("name", "security"), TRIED)
def test_it_is_refused_and_sees_no_password(
    tmp_path: Path, name: str, security: Security
) -> None:
    case = CASES[name]
    trusted, _ = case.trusted.saved(tmp_path, "trusted")

    def trust() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(trusted))

    answers = {b"CAPABILITY": OFFERED, **case.answers}
    if case.server is None and not case.answers:
        answers = {}
    with scripted(
        answers,
        case.greeting,
        certificate=case.server.saved(tmp_path) if case.server else None,
        encrypted=security is Security.TLS,
        weakened=case.weakened,
    ) as server:
        with pytest.raises(MailError) as caught:
            ImapMailboxes(trust, PATIENCE)(server.mailbox(security), SECRET, ignore)
        heard = b"".join(server.heard).upper()
        assert not server.saw(SECRET)
        assert b"AUTHENTICATE" not in heard
        assert b"LOGIN" not in heard
    error = caught.value
    assert isinstance(error, case.kind)
    assert case.words in error.sentence
    assert "{" not in error.sentence + error.what_to_do
    assert error.what_to_do
    if not isinstance(error, MailConnectionLost | MailSilent):
        assert "No password was sent" in error.sentence
