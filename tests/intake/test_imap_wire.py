"""The wire: no word before the server proved who it is, no answer without end."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from callback_desk.domain.mail_errors import (
    MailConnectionLost,
    MailError,
    MailHostUnknown,
    MailRefused,
    MailServerSaysNo,
    MailServerUnclear,
    MailSignInRefused,
    MailSilent,
)
from callback_desk.domain.mailbox import Mailbox, Security
from callback_desk.intake.imap_wire import Patience
from callback_desk.intake.mailbox import ImapMailboxes, ImapSession
from tests.intake.certificates import make_certificate
from tests.intake.dovecot import SINCE, free_port, ignore
from tests.intake.scripted_imap import (
    ALL_IS_DONE,
    CAPABILITY,
    ScriptedServer,
    scripted,
)

SECRET = "four words nobody guesses"
SHORT = Patience(silence=1, answer=2)
STARTTLS_OFFERED = CAPABILITY.replace(b"IDLE", b"STARTTLS LOGINDISABLED")

Pair = tuple[Path, Path]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """A certificate of localhost."""
    return make_certificate(tmp_path_factory.mktemp("good"), names=["localhost"])


def sign_in(
    mailbox: Mailbox, trusted: Path | None, secret: str = SECRET
) -> ImapSession:
    def trust() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(trusted) if trusted else None)

    return ImapMailboxes(trust, SHORT)(mailbox, secret, ignore)


def refusal(server: ScriptedServer, trusted: Path | None, **how: Security) -> MailError:
    """How signing in fails; the server must not have seen the password."""
    with pytest.raises(MailError) as caught:
        sign_in(server.mailbox(**how), trusted)
    assert not server.saw(SECRET)
    assert "{" not in caught.value.sentence + caught.value.what_to_do
    return caught.value


def test_a_proven_server_is_told_the_password(good: Pair) -> None:
    with scripted(certificate=good) as server:
        sign_in(server.mailbox(), good[0]).close()
        assert server.saw(SECRET)


def test_a_server_that_encrypts_on_request_is_told_it_then(good: Pair) -> None:
    answers = {b"CAPABILITY": STARTTLS_OFFERED + ALL_IS_DONE}
    with scripted(answers, certificate=good, encrypted=False) as server:
        sign_in(server.mailbox(Security.STARTTLS), good[0]).close()
        assert server.saw(SECRET)


def test_what_was_said_before_encryption_is_forgotten(good: Pair) -> None:
    first = STARTTLS_OFFERED + ALL_IS_DONE
    injected = b"%(tag)s OK go on\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN EVIL\r\n"
    answers = {b"CAPABILITY": first, b"STARTTLS": injected}
    with scripted(dict(answers), certificate=good, encrypted=False) as server:
        session = sign_in(server.mailbox(Security.STARTTLS), good[0])
        assert "EVIL" not in session.abilities()
        session.close()


def test_nobody_listening_is_told() -> None:
    mailbox = Mailbox("localhost", "desk", SINCE, port=free_port())
    with pytest.raises(MailRefused, match="does not answer on port"):
        sign_in(mailbox, None)


@pytest.mark.parametrize("host", ["no-such-server.invalid", "a" * 70 + ".example"])
def test_a_name_that_leads_nowhere_is_told(host: str) -> None:
    with pytest.raises(MailHostUnknown, match="no mail server called"):
        sign_in(Mailbox(host, "desk", SINCE), None)


def test_a_context_that_proves_nothing_is_never_used() -> None:
    def careless() -> ssl.SSLContext:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context

    with pytest.raises(ValueError, match="proves nothing"):
        ImapMailboxes(careless, SHORT)(
            Mailbox("localhost", "desk", SINCE), SECRET, ignore
        )


# What a broken or hostile server says


@contextmanager
def quick(seconds: float) -> Iterator[None]:
    begun = monotonic()
    yield
    assert monotonic() - begun < seconds


def drip(client: socket.socket) -> None:
    """A byte now and then, never a line."""
    client.settimeout(0.3)
    for _ in range(200):
        client.sendall(b"x")
        try:
            if not client.recv(1):
                return
        except TimeoutError:
            continue


def flood(client: socket.socket) -> None:
    while True:
        client.sendall(b"* SEARCH 1\r\n" * 10_000)


def long_line(client: socket.socket) -> None:
    while True:
        client.sendall(b"x" * 65_536)


def hang_up(client: socket.socket) -> None:
    socket.socket.shutdown(client, socket.SHUT_RDWR)


def silence(client: socket.socket) -> None:
    client.settimeout(10)
    client.recv(1)


@pytest.mark.parametrize(
    ("greeting", "kind"),
    [
        (b"220 smtp.example.net ESMTP\r\n", MailServerUnclear),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", MailServerUnclear),
        (b"\0\xff\xfe junk \r\n", MailServerUnclear),
        (b"* OK caf\xe9\r\n* CAPABILITY \xff\r\nx\r\n", MailError),
        (b"* BYE too many connections\r\n", MailServerSaysNo),
        (b"", MailSilent),
        (silence, MailSilent),
        (drip, MailSilent),
        (long_line, MailServerUnclear),
    ],
)
def test_a_greeting_that_is_none_is_told_in_time(
    good: Pair, greeting: bytes, kind: type[MailError]
) -> None:
    with scripted(greeting=greeting, certificate=good) as server, quick(8):
        assert isinstance(refusal(server, good[0]), kind)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"* SEARCH {99999999999}\r\n", MailServerUnclear),
        (b"* SEARCH one two\r\n%(tag)s OK\r\n", MailServerUnclear),
        (b"* SEARCH 1\r\n%(tag)s NO no\r\n", MailServerSaysNo),
        (b"%(tag)s BAD what\r\n", MailServerSaysNo),
        (b"* BYE restarting\r\n", MailConnectionLost),
        (b"hello?\r\n", MailServerUnclear),
        (b"+ go on\r\n", MailSilent),
        (silence, MailSilent),
        (drip, MailSilent),
        (flood, MailServerUnclear),
        (long_line, MailServerUnclear),
        (hang_up, MailConnectionLost),
    ],
)
def test_an_answer_that_is_none_is_told_in_time(
    good: Pair, answer: bytes, kind: type[MailError]
) -> None:
    with scripted({b"SEARCH": answer}, certificate=good) as server, quick(12):
        session = sign_in(server.mailbox(), good[0])
        session.open_folder("INBOX")
        with pytest.raises(kind) as caught:
            session.find(since=None, first_uid=1)
        assert type(caught.value) is kind
        session.close()


@pytest.mark.parametrize(
    "fetched",
    [
        b"* 1 FETCH (UID 1 RFC822.SIZE ((((((((\r\n%(tag)s OK\r\n",
        b"* 1 FETCH ))))\r\n%(tag)s OK\r\n",
        b"* 1 FETCH (UID x RFC822.SIZE y)\r\n%(tag)s OK\r\n",
        b"* 1 FETCH (UID)\r\n%(tag)s OK\r\n",
        b"* 1 FETCH " + b"(" * 5_000 + b"\r\n%(tag)s OK\r\n",
        b'* 1 FETCH (UID 1 RFC822.SIZE "\r\n%(tag)s OK\r\n',
        b"* 1 FETCH (UID 1 BODY[] {100000000000}\r\n",
    ],
)
def test_a_mail_that_is_none_is_told(good: Pair, fetched: bytes) -> None:
    with scripted({b"FETCH": fetched}, certificate=good) as server, quick(8):
        session = sign_in(server.mailbox(), good[0])
        session.open_folder("INBOX")
        with pytest.raises(MailServerUnclear):
            list(session.fetch([1]))
        session.close()


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"%(tag)s NO [AUTHENTICATIONFAILED] no\r\n", MailSignInRefused),
        (b"%(tag)s NO [UNAVAILABLE] later\r\n", MailServerSaysNo),
        (hang_up, MailConnectionLost),
    ],
)
def test_a_sign_in_that_fails_says_how(
    good: Pair, answer: bytes, kind: type[MailError]
) -> None:
    with (
        scripted({b"AUTHENTICATE": answer}, certificate=good) as server,
        pytest.raises(kind),
    ):
        sign_in(server.mailbox(), good[0])


def test_a_server_without_the_newer_way_is_told_name_and_password_quoted(
    good: Pair,
) -> None:
    older = CAPABILITY.replace(b"AUTH=PLAIN", b"") + ALL_IS_DONE
    with scripted({b"CAPABILITY": older}, certificate=good) as server:
        sign_in(server.mailbox(), good[0], 'say "hi" \\ bye').close()
        line = next(line for line in server.heard if b"LOGIN" in line)
    assert line.endswith(b' LOGIN "desk" "say \\"hi\\" \\\\ bye"\r\n')


def test_interrupting_ends_a_wait_at_once(good: Pair) -> None:
    from threading import Timer

    answers = {b"IDLE": b"+ idling\r\n"}
    with scripted(dict(answers), certificate=good) as server, quick(5):
        session = sign_in(server.mailbox(), good[0])
        session.open_folder("INBOX")
        timer = Timer(0.2, session.interrupt)
        timer.start()
        with pytest.raises(MailConnectionLost):
            session.wait(60)
        timer.join()
        session.close()
