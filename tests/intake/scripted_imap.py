"""A mail server that says what a test wants, and a proxy that breaks off at a line."""

import base64
import select
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from callback_desk.domain.mailbox import Mailbox, Security
from tests.intake.dovecot import SINCE

CAPABILITY = b"* CAPABILITY IMAP4rev1 AUTH=PLAIN IDLE MOVE\r\n"
GREETING = b"* OK ready\r\n"
ALL_IS_DONE = b"%(tag)s OK done\r\n"
# What a mail server says to each command, until a test wants something else.
USUAL = {
    b"CAPABILITY": CAPABILITY + ALL_IS_DONE,
    b"AUTHENTICATE": b"%(tag)s OK welcome\r\n",
    b"LOGIN": b"%(tag)s OK welcome\r\n",
    b"EXAMINE": b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 2] ok\r\n"
    b"%(tag)s OK [READ-ONLY] done\r\n",
    b"SEARCH": b"* SEARCH 1\r\n%(tag)s OK done\r\n",
    b"LOGOUT": b"* BYE see you\r\n%(tag)s OK done\r\n",
}

Answer = bytes | Callable[[socket.socket], None]


@dataclass
class ScriptedServer:
    """Answers each command from a script.

    Attributes:
        port: where it listens.
        heard: every line that a client sent, in clear.
    """

    port: int
    answers: dict[bytes, Answer]
    greeting: Answer = GREETING
    heard: list[bytes] = field(default_factory=list)

    def mailbox(self, security: Security = Security.TLS) -> Mailbox:
        """An account here."""
        return Mailbox(
            host="localhost",
            user="desk",
            since=SINCE,
            port=self.port,
            security=security,
        )

    def saw(self, secret: str) -> bool:
        """Whether a secret came over the wire, plain or coded."""
        everything = b"".join(self.heard)
        decoded = b""
        for line in self.heard:
            with suppress(ValueError):
                decoded += base64.b64decode(line.split()[-1] + b"==")
        return secret.encode() in everything + decoded

    def talk(self, client: socket.socket, context: ssl.SSLContext | None) -> None:
        """Talk with one client to the end."""
        self._say(client, self.greeting, b"")
        waits_for_secret = b""
        with client.makefile("rb") as lines:
            for line in lines:
                self.heard.append(line)
                if waits_for_secret:
                    self._say(client, self.answers[b"AUTHENTICATE"], waits_for_secret)
                    waits_for_secret = b""
                    continue
                tag, *words = line.split()
                command = words[0].upper() if words else b""
                if command == b"UID":
                    command = words[1].upper()
                if command == b"AUTHENTICATE" and len(words) == 2:
                    waits_for_secret = tag
                    client.sendall(b"+ \r\n")
                    continue
                self._say(client, self.answers.get(command, ALL_IS_DONE), tag)
                if command == b"STARTTLS" and context is not None:
                    with context.wrap_socket(client, server_side=True) as encrypted:
                        self.greeting = b""
                        self.talk(encrypted, None)
                    return

    def _say(self, client: socket.socket, answer: Answer, tag: bytes) -> None:
        if callable(answer):
            answer(client)
        else:
            client.sendall(answer.replace(b"%(tag)s", tag))


@contextmanager
def scripted(
    answers: Mapping[bytes, Answer] | None = None,
    greeting: Answer = GREETING,
    *,
    certificate: tuple[Path, Path] | None = None,
    encrypted: bool = True,
    weakened: Callable[[ssl.SSLContext], None] | None = None,
) -> Iterator[ScriptedServer]:
    """A running server.

    Args:
        answers: to commands, in place of the usual ones.
        greeting: what it says first.
        certificate: its own and the key; without one it never encrypts.
        encrypted: from the first byte, or after STARTTLS.
        weakened: what makes its encryption worse than the usual one.
    """
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if weakened is not None:
            weakened(context)
        context.load_cert_chain(*certificate)
    listener = socket.create_server(("127.0.0.1", 0))
    server = ScriptedServer(
        listener.getsockname()[1], {**USUAL, **(answers or {})}, greeting
    )
    clients: list[socket.socket] = []

    def serve() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            clients.append(client)
            with suppress(OSError, ValueError), client:
                if encrypted and context is not None:
                    with context.wrap_socket(client, server_side=True) as safe:
                        clients.append(safe)
                        server.talk(safe, None)
                else:
                    server.talk(client, context)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        _shut(listener)
        for client in clients:
            _shut(client)
        thread.join(10)


def _shut(sock: socket.socket) -> None:
    with suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    with suppress(OSError):
        sock.close()


@dataclass
class CuttingProxy:
    """Stands between the program and a real server, and breaks off after a line.

    Attributes:
        port: where it listens.
        cut_after: how many lines of the server pass; None lets all of them through.
        lines: how many the server said on all connections so far.
    """

    port: int
    cut_after: int | None = None
    lines: int = 0

    def relay(self, client: ssl.SSLSocket, server: ssl.SSLSocket) -> None:
        """Hand on what both say, line by line of the server, until it is time.

        On one thread: an encrypted socket bears no two at once.
        """
        said = b""
        while True:
            for sock in self._ready(client, server):
                data = sock.recv(65_536)
                if not data:
                    return
                if sock is client:
                    server.sendall(data)
                    continue
                *lines, said = (said + data).split(b"\n")
                for line in lines:
                    client.sendall(line + b"\n")
                    self.lines += 1
                    if self.lines == self.cut_after:
                        return

    def _ready(self, *both: ssl.SSLSocket) -> list[ssl.SSLSocket]:
        waiting = [sock for sock in both if sock.pending()]
        return waiting or select.select(both, [], [])[0]


@contextmanager
def cutting_proxy(port: int, certificate: tuple[Path, Path]) -> Iterator[CuttingProxy]:
    """A running proxy before the encrypted server on a port, with its certificate."""
    inward = ssl.create_default_context(cafile=str(certificate[0]))
    outward = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    outward.load_cert_chain(*certificate)
    listener = socket.create_server(("127.0.0.1", 0))
    proxy = CuttingProxy(listener.getsockname()[1])
    open_sockets: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def relay(bare: socket.socket) -> None:
        with suppress(OSError), outward.wrap_socket(bare, server_side=True) as client:
            upstream = socket.create_connection(("127.0.0.1", port), timeout=20)
            for way in (client, upstream):
                # Single lines would wait for one another's receipt, 40 ms each.
                way.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with inward.wrap_socket(upstream, server_hostname="localhost") as server:
                open_sockets.extend((client, server))
                with suppress(OSError):
                    proxy.relay(client, server)
                _shut(client)
                _shut(server)

    def serve() -> None:
        while True:
            try:
                bare, _ = listener.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=relay, args=(bare,), daemon=True))
            threads[-1].start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        _shut(listener)
        thread.join(10)
        for sock in open_sockets:
            _shut(sock)
        for relaying in threads:
            relaying.join(10)
