"""The wire to a mail server: encrypted and proven before anything is said, and bounded.

A server may stay silent, drip one byte a minute or announce a literal of a terabyte.
So every answer has a time and a size within which it must end; both begin anew with
each request.
"""

import imaplib
import selectors
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

import imapclient
from imapclient.exceptions import ProtocolError

from callback_desk.domain.mail_errors import (
    MailCertificateRefused,
    MailConnectionLost,
    MailError,
    MailHostUnknown,
    MailNotEncrypted,
    MailRefused,
    MailServerSaysNo,
    MailServerUnclear,
    MailSilent,
    MailTlsFailed,
)
from callback_desk.domain.mailbox import Mailbox, Security
from callback_desk.domain.system_words import system_said
from callback_desk.intake.certificate_faults import certificate_fault
from callback_desk.translation import _

LARGEST_LITERAL: Final = 32 * 1024 * 1024
LARGEST_ANSWER: Final = 64 * 1024 * 1024
MOST_LINES: Final = 50_000
_FOREVER: Final = float("inf")
_ENDLESS: Final = ("more than", "too long")
_UNREADABLE: Final = _("its answers cannot be read")
# What imapclient's and imaplib's parsers raise on answers that are none.
NONSENSE: Final = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for, in seconds.

    Attributes:
        silence: without a single byte, and for the connection.
        answer: until an answer has come to its end.
    """

    silence: float = 30
    answer: float = 120


class _Bounded(socket.socket):
    """A socket whose answers end within a time and a size."""

    answer_within: float = _FOREVER
    _ends_at: float = _FOREVER
    _bytes_left: int = LARGEST_ANSWER

    def sendall(self, data: bytes, flags: int = 0) -> None:  # type: ignore[override]
        """Send a request; its answer begins to count."""
        self.await_answer(self.answer_within)
        super().sendall(data, flags)

    def await_answer(self, seconds: float) -> None:
        """The next answer must end within so many seconds."""
        self._ends_at = time.monotonic() + seconds
        self._bytes_left = LARGEST_ANSWER

    def recv_into(self, buffer: bytearray, nbytes: int = 0, flags: int = 0) -> int:  # type: ignore[override]
        """Receive, unless the answer has gone on for too long."""
        if time.monotonic() > self._ends_at:
            raise TimeoutError("the answer does not end")
        count = super().recv_into(buffer, nbytes, flags)
        self._bytes_left -= count
        if self._bytes_left < 0:
            raise imaplib.IMAP4.abort("the answer is too long")
        return count


class _BoundedTls(_Bounded, ssl.SSLSocket):  # type: ignore[misc] # as above
    """The same, encrypted."""


class _Protocol(imaplib.IMAP4):
    """imaplib's protocol on a bounded socket, encrypted at once or later."""

    def __init__(
        self, mailbox: Mailbox, context: ssl.SSLContext, patience: Patience
    ) -> None:
        self._context = context
        self._patience = patience
        self._lines = 0
        self._starts_in_tls = mailbox.security is Security.TLS
        super().__init__(mailbox.host, mailbox.port)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        silence = self._patience.silence
        bare = socket.create_connection((self.host, self.port), timeout=silence)
        if not self._starts_in_tls:
            plain = _Bounded(fileno=bare.detach())
            plain.settimeout(silence)
            return self._bound(plain)
        try:
            return self._bound(
                self._context.wrap_socket(bare, server_hostname=self.host)
            )
        except BaseException:
            bare.close()
            raise

    def encrypt(self) -> None:
        """Go on encrypted; what was said before that is forgotten."""
        self.starttls(self._context)
        self.untagged_responses.clear()
        self._bound(self.sock)

    def quoted(self, text: str) -> str:
        """A text as an argument of a command."""
        return str(self._quote(text))

    def _bound(self, made: socket.socket) -> socket.socket:
        if not isinstance(made, _Bounded):
            raise TypeError("a socket without bounds")
        made.answer_within = self._patience.answer
        made.await_answer(self._patience.answer)
        return made

    def send(self, data: bytes) -> None:  # type: ignore[override] # always bytes
        """A request; the lines of its answer begin to count."""
        self._lines = 0
        super().send(data)

    def readline(self) -> bytes:
        """A line, unless there were more than any answer here has."""
        self._lines += 1
        if self._lines > MOST_LINES:
            raise self.abort("the answer is too long")
        return super().readline()

    def read(self, size: int) -> bytes:
        """A literal, unless it is of a size that no mail here has."""
        if size > LARGEST_LITERAL:
            raise self.abort("the literal is too long")
        return super().read(size)


class Wire(imapclient.IMAPClient):  # type: ignore[misc] # it ships no types
    """A connection that is encrypted, and whose server proved its name.

    Args:
        mailbox: where to.
        context: what proves a certificate.
        patience: how long to wait.

    Raises:
        MailError: by the step that failed; nothing secret was sent then.
    """

    def __init__(
        self, mailbox: Mailbox, context: ssl.SSLContext, patience: Patience
    ) -> None:
        # What makes every certificate proven, whatever context is handed in.
        if not context.check_hostname or context.verify_mode != ssl.CERT_REQUIRED:
            raise ValueError("a context that proves nothing")
        context.sslsocket_class = _BoundedTls
        self._mailbox = mailbox
        self._trust = context
        self._patience = patience
        self._protocol: _Protocol | None = None
        with self._told_by_step():
            super().__init__(
                mailbox.host,
                mailbox.port,
                ssl=mailbox.security is Security.TLS,
                ssl_context=context,
                timeout=patience.silence,
            )
            try:
                self._prove()
            except BaseException:
                # A failed handshake has closed it already.
                with suppress(OSError):
                    self.shutdown()
                raise

    def _create_IMAP4(self) -> _Protocol:
        self._protocol = _Protocol(self._mailbox, self._trust, self._patience)
        return self._protocol

    @property
    def protocol(self) -> _Protocol:
        """What speaks on the wire."""
        if self._protocol is None:
            raise MailConnectionLost(host=self._mailbox.host)
        return self._protocol

    def _prove(self) -> None:
        """Encrypt the connection if it is not; refuse what cannot be relied upon."""
        protocol = self.protocol
        # Every line would be formatted for a log that nobody keeps.
        protocol.debug = 0
        host = self._mailbox.host
        if protocol.state != "NONAUTH":
            raise MailNotEncrypted(
                host=host, reason=_("it treats us as signed in before we said a word")
            )
        if self._mailbox.security is Security.TLS:
            return
        if "STARTTLS" not in protocol.capabilities:
            raise MailNotEncrypted(host=host, reason=_("it does not offer STARTTLS"))
        try:
            protocol.encrypt()
        except (imaplib.IMAP4.error, ConnectionError) as error:
            raise MailNotEncrypted(
                host=host, reason=_("it does not go on after STARTTLS")
            ) from error
        self._starttls_done = True
        self._set_read_timeout()

    @contextmanager
    def _told_by_step(self) -> Iterator[None]:
        """Tell what goes wrong on the way to the server."""
        host, port = self._mailbox.host, self._mailbox.port
        try:
            yield
        except ssl.SSLCertVerificationError as error:
            reason, remedy = certificate_fault(error.verify_code)
            raise MailCertificateRefused(
                host=host, reason=reason, remedy=remedy
            ) from error
        except ssl.SSLError as error:
            raise MailTlsFailed(host=host, port=port) from error
        except UnicodeDecodeError as error:
            raise MailServerUnclear(host=host, reason=_UNREADABLE) from error
        except (socket.gaierror, UnicodeError) as error:
            raise MailHostUnknown(host=host) from error
        except TimeoutError as error:
            raise MailSilent(host=host) from error
        except ConnectionRefusedError as error:
            raise MailRefused(
                host=host, port=port, reason=_("nobody listens there")
            ) from error
        except ConnectionError as error:
            raise MailConnectionLost(host=host) from error
        except OSError as error:
            reason = system_said(error, _("it cannot be reached"))
            raise MailRefused(host=host, port=port, reason=reason) from error
        except imaplib.IMAP4.error as error:
            raise _greeted(host, error) from error

    def heard_within(self, seconds: float) -> bool:
        """Whether the server said something within so many seconds; nothing is read."""
        sock = self.protocol.sock
        if isinstance(sock, _Bounded):
            sock.await_answer(seconds + self._patience.answer)
        # What came in one piece with the last line waits in buffers, not in the socket.
        sock.setblocking(False)
        try:
            if self.protocol.file.peek(1):  # type: ignore[union-attr] # it is buffered
                return True
        except OSError:
            pass
        finally:
            sock.settimeout(self._patience.silence)
        with selectors.DefaultSelector() as selector:
            selector.register(sock, selectors.EVENT_READ)
            return bool(selector.select(seconds))

    def interrupt(self) -> None:
        """Break the connection at once; whoever reads it hears of its end.

        Not by the encrypted socket's own way: that stops encrypting before it closes,
        and another thread might be about to send.
        """
        with suppress(OSError, MailError):
            socket.socket.shutdown(self.protocol.sock, socket.SHUT_RDWR)


def _unclear(host: str, error: imaplib.IMAP4.error) -> MailError:
    """What an error of the protocol means: a broken connection, or nonsense."""
    words = str(error)
    if any(sign in words for sign in _ENDLESS):
        return MailServerUnclear(host=host, reason=_("it sends without end"))
    if "unexpected" in words or not isinstance(error, imaplib.IMAP4.abort):
        return MailServerUnclear(host=host, reason=_("its words are not those of one"))
    return MailConnectionLost(host=host)


def _greeted(host: str, error: imaplib.IMAP4.error) -> MailError:
    """What an error on the way in means; a server may say goodbye as its greeting."""
    if "* BYE" in str(error):
        return MailServerSaysNo(host=host, what=_("take a connection now"))
    return _unclear(host, error)


@contextmanager
def told(host: str) -> Iterator[None]:
    """Tell what goes wrong on a connection that stands, by what can be done about it.

    A plain NO of the server passes: what it means depends on what was asked.
    """
    try:
        yield
    except TimeoutError as error:
        raise MailSilent(host=host) from error
    except OSError as error:
        raise MailConnectionLost(host=host) from error
    except imaplib.IMAP4.readonly:
        raise
    except (imaplib.IMAP4.abort, ProtocolError) as error:
        raise _unclear(host, error) from error
    except imaplib.IMAP4.error as error:
        if any(sign in str(error) for sign in _ENDLESS):
            raise _unclear(host, error) from error
        raise
    except NONSENSE as error:
        raise MailServerUnclear(host=host, reason=_UNREADABLE) from error
