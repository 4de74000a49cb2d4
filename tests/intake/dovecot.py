"""A real mail server for the tests: Debian's Dovecot, started in a short folder.

Where it cannot be had the tests skip and say so; with CI=true they fail.
"""

import grp
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import LoginError

from callback_desk.domain.mailbox import Mailbox
from callback_desk.intake.imap_wire import Patience
from callback_desk.intake.mailbox import ImapMailboxes, ImapSession
from tests.intake.certificates import make_certificate

PASSWORD = "four words nobody guesses"
SINCE = date(2026, 11, 1)
_COPY = shutil.which("cp") or "cp"
ARRIVED = datetime(2026, 11, 16, 15, 0, tzinfo=UTC)
PATIENCE = Patience(silence=5, answer=10)

_CONFIG = """
base_dir = {base}/run
state_dir = {base}/run
log_path = {base}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_login_user = {login}
default_internal_group = {group}
ssl = required
ssl_cert = <{base}/cert.pem
ssl_key = <{base}/key.pem
mail_location = maildir:{base}/mail/%n
mail_plugins = acl
plugin {{
  acl = vfile:{base}/rights
}}
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = {base}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}/home/%n
}}
first_valid_uid = 1
first_valid_gid = 1
{capability}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  # No waiting after a wrong password.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


@dataclass
class Dovecot:
    """A running server with one account, `desk`."""

    base: Path
    port: int
    certificate: Path
    server: subprocess.Popen[bytes] | None = None
    _changes: int = 0

    @property
    def mailbox(self) -> Mailbox:
        """The account's inbox as a clinic sets it up."""
        return Mailbox(host="localhost", user="desk", since=SINCE, port=self.port)

    def trust(self) -> ssl.SSLContext:
        """What proves the server's certificate."""
        return ssl.create_default_context(cafile=str(self.certificate))

    @property
    def mailboxes(self) -> ImapMailboxes:
        """Signs in here."""
        return ImapMailboxes(self.trust, PATIENCE)

    def session(self, **changes: object) -> ImapSession:
        """A session of the program's."""
        mailbox = replace(self.mailbox, **changes)  # type: ignore[arg-type] # its fields
        return self.mailboxes(mailbox, PASSWORD, ignore)

    @contextmanager
    def another_client(
        self, folder: str | None = "INBOX", *, looks_only: bool = False
    ) -> Iterator[IMAPClient]:
        """A mail program of somebody else."""
        with IMAPClient(
            "localhost", self.port, ssl_context=self.trust(), timeout=10
        ) as client:
            client.login("desk", PASSWORD)
            if folder is not None:
                client.select_folder(folder, looks_only)
            yield client

    def deliver(
        self,
        *mails: bytes,
        folder: str = "INBOX",
        at: datetime = ARRIVED,
    ) -> None:
        """Put mails into a folder."""
        with self.another_client(None) as client:
            for mail in mails:
                client.append(folder, mail, (), at)

    def uids(self, folder: str = "INBOX", criteria: str = "ALL") -> list[int]:
        """The numbers of the mails in a folder."""
        with self.another_client(folder, looks_only=True) as client:
            return sorted(client.search(criteria))

    def subjects(self, folder: str = "INBOX") -> list[str]:
        """The subjects of the mails in a folder, sorted."""
        return self.subjects_in(folder)[0]

    def subjects_in(self, *folders: str) -> list[list[str]]:
        """The subjects of the mails in some folders, sorted, of each apart."""
        told: list[list[str]] = []
        with self.another_client(None) as client:
            for folder in folders:
                client.select_folder(folder, readonly=True)
                found = client.fetch(client.search("ALL"), ["ENVELOPE"])
                envelopes = [item[b"ENVELOPE"] for item in found.values()]
                told.append(sorted(one.subject.decode() for one in envelopes))
        return told

    def flags(self, folder: str = "INBOX") -> list[tuple[bytes, ...]]:
        """The flags of each mail, without the one for recent ones."""
        with self.another_client(folder, looks_only=True) as client:
            found = client.get_flags(client.search("ALL"))
            return [
                tuple(flag for flag in found[uid] if flag != b"\\Recent")
                for uid in sorted(found)
            ]

    def make_folder(self, name: str) -> None:
        """Add a folder."""
        with self.another_client(None) as client:
            client.create_folder(name)

    def remove_folder(self, name: str) -> None:
        """Take a folder away with all that is in it."""
        with self.another_client(None) as client:
            client.delete_folder(name)

    def renumber(self) -> None:
        """Give the inbox another UIDVALIDITY, as a restored server has."""
        mails = self.base / "mail" / "desk"
        for index in [*mails.glob("dovecot.index*"), *mails.glob("dovecot.list*")]:
            index.unlink()
        numbers = mails / "dovecot-uidlist"
        head, *entries = numbers.read_text("utf-8").splitlines()
        validity = int(head.split(" V")[1].split()[0]) + 1000
        # Every mail gets another number as well.
        moved = [f"{int(e.split()[0]) + 500} {e.split(' ', 1)[1]}" for e in entries]
        guid = head.split(" G")[1]
        head = f"3 V{validity} N{len(entries) + 2000} G{guid}"
        numbers.write_text("\n".join([head, *moved]) + "\n", "utf-8")

    def set_password(self, password: str) -> None:
        """Give the account another password."""
        users, line = self.base / "users", f"desk:{{PLAIN}}{password}\n"
        if users.exists() and users.read_text("utf-8") == line:
            return
        users.write_text(line, "utf-8")
        # It looks for changes by the second.
        self._changes += 1
        changed_at = int(time.time()) + self._changes
        os.utime(users, (changed_at, changed_at))
        ends_at = time.monotonic() + 10
        while self.server is not None and time.monotonic() < ends_at:
            with (
                suppress(LoginError),
                IMAPClient("localhost", self.port, ssl_context=self.trust()) as client,
            ):
                client.plain_login("desk", password)
                return

    def set_rights(self, folder: str, rights: str) -> None:
        """Leave the account only these rights to a folder."""
        self._write_rights(f"{folder} owner {rights}\n")

    def _write_rights(self, line: str) -> None:
        rights = self.base / "rights"
        rights.write_text(line, "ascii")
        # An open desk makes all that this process writes private.
        rights.chmod(0o644)

    def wipe(self) -> None:
        """Begin anew with an empty account."""
        self._write_rights("")
        for name in ("mail", "home"):
            shutil.rmtree(self.base / name, ignore_errors=True)
            (self.base / name).mkdir()
            os.chown(self.base / name, *_mail_owner())
        self.set_password(PASSWORD)

    def keep_as_it_is(self) -> Path:
        """A copy of all folders, to begin from there more than once."""
        kept = self.base / "kept"
        shutil.rmtree(kept, ignore_errors=True)
        # With owners and times, which shutil does not keep.
        subprocess.run([_COPY, "-a", str(self.base / "mail"), str(kept)], check=True)
        return kept

    def begin_from(self, kept: Path) -> None:
        """Put the folders back as they were."""
        mails = self.base / "mail"
        shutil.rmtree(mails)
        subprocess.run([_COPY, "-a", str(kept), str(mails)], check=True)


def ignore(secret: str) -> None:
    """Keep no renewed secret."""


def mail(number: int, body: str = "", **fields: str) -> bytes:
    """A mail of a web form, one person each."""
    headers = {
        "Date": "Mon, 16 Nov 2026 10:00:00 -0500",
        "From": "Clinic <wordpress@clinic.example>",
        "To": "office@clinic.example",
        "Subject": f"Lead {number}",
        "Message-ID": f"<lead-{number}@clinic.example>",
        "Content-Type": "text/plain; charset=utf-8",
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    text = body or (
        f"Name: Person Number{number}\nPhone: (212) 555-{100 + number:04d}\n"
        "Message: please call me\n"
    )
    head = "".join(f"{name}: {value}\n" for name, value in headers.items() if value)
    return f"{head}\n{text}".replace("\n", "\r\n").encode()


def have_dovecot() -> None:
    """Skip, or fail where everything must run, if there is no server to be had."""
    if _where("dovecot") is not None:
        return
    reason = "there is no Dovecot: the live mailbox is not tested"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _where(tool: str) -> str | None:
    return shutil.which(tool, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def _mail_owner() -> tuple[int, int]:
    """Whom the mails belong to: us, or nobody in particular where we are root."""
    if os.getuid():
        return os.getuid(), os.getgid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


@contextmanager
def running(capability: str = "") -> Iterator[Dovecot]:
    """A server of one's own; with `capability` it says it can do that and no more."""
    have_dovecot()
    # The names of its sockets must be short.
    base = Path(tempfile.mkdtemp(prefix="dc"))
    base.chmod(0o755)
    certificate, _ = make_certificate(base, names=["localhost"])
    uid, gid = _mail_owner()
    port = free_port()
    dovecot = Dovecot(base, port, certificate)
    dovecot.wipe()
    said = f"imap_capability = {capability}" if capability else ""
    (base / "dovecot.conf").write_text(
        _CONFIG.format(
            base=base,
            user=pwd.getpwuid(os.getuid()).pw_name,
            # Its process that hears passwords refuses to be root.
            login=pwd.getpwuid(uid).pw_name,
            group=grp.getgrgid(os.getgid()).gr_name,
            uid=uid,
            gid=gid,
            port=port,
            capability=said,
        ),
        "utf-8",
    )
    with (base / "stderr").open("wb") as stderr:
        dovecot.server = subprocess.Popen(
            [str(_where("dovecot")), "-F", "-c", str(base / "dovecot.conf")],
            stdout=subprocess.DEVNULL,
            stderr=stderr,
        )
    try:
        _await_listening(dovecot)
        yield dovecot
    finally:
        dovecot.server.terminate()
        with suppress(subprocess.TimeoutExpired):
            dovecot.server.wait(10)
        shutil.rmtree(base, ignore_errors=True)


def _await_listening(dovecot: Dovecot) -> None:
    ends_at = time.monotonic() + 20
    while time.monotonic() < ends_at:
        with suppress(OSError), dovecot.another_client(None):
            return
        if dovecot.server is not None and dovecot.server.poll() is not None:
            break
    log = (dovecot.base / "log").read_text() if (dovecot.base / "log").exists() else ""
    pytest.fail(f"Dovecot did not start: {(dovecot.base / 'stderr').read_text()}{log}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
