"""A form's mail beside the standard library's modern policy; an mbox beside mailbox.

Then an mbox imported again, grown, beside its first import.
"""

import email
import email.policy
import mailbox
import tempfile
from collections.abc import Callable
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

from callback_desk.domain.submission import Verdict
from callback_desk.intake.mail_message import read_mail
from callback_desk.intake.mbox_index import index_mails
from callback_desk.services.import_leads import SourceSettings, import_file
from tests.benchmarks.figure import Figure, paired_ratio, seconds
from tests.desks import copy_desk, opened
from tests.intake.mails import mail

SAMPLES = Path(__file__).parents[1] / "samples"
KINDS = ("divi", "cf7", "gravity", "elementor", "wpforms", "squarespace")
ROUNDS = 9
TIMES = 20
MBOX_BYTES = 200 * 1024 * 1024
CHUNK = 256 * 1024
GROWN_TURNS = 3
GROWN_MAILS = 10_000
GROWN_BY = GROWN_MAILS // 100

Fields = tuple[str, str, str, str, str, str, str, str]


def measure() -> list[Figure]:
    """The figures of this part."""
    mails = [
        path.read_bytes() for kind in KINDS for path in SAMPLES.glob(f"{kind}-?.eml")
    ]
    for data in mails:
        if our_fields(data) != their_fields(data):
            raise AssertionError("the two read different fields")
    return [_form_mail(mails), _index(mails), _grown()]


def our_fields(data: bytes) -> Fields:
    """The fields of a mail as the program reads them."""
    mail = read_mail(data)
    headers = mail.headers
    sender, reply_to = headers.address("from"), headers.address("reply-to")
    return (
        sender.name,
        sender.email,
        reply_to.name,
        reply_to.email,
        headers.text("subject"),
        headers.text("message-id"),
        headers.text("date"),
        (mail.text or mail.html).strip(),
    )


def their_fields(data: bytes) -> Fields:
    """The same by `email.policy.default`."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    sender = message["from"].addresses[0]
    reply_to = message["reply-to"].addresses[0] if message["reply-to"] else None
    body = message.get_body(("plain", "html"))
    text = body.get_content() if isinstance(body, EmailMessage) else ""
    return (
        sender.display_name,
        sender.addr_spec,
        reply_to.display_name if reply_to else "",
        reply_to.addr_spec if reply_to else "",
        str(message["subject"]),
        str(message["message-id"]),
        str(message["date"]),
        text.replace("\r\n", "\n").strip(),
    )


def _form_mail(mails: list[bytes]) -> Figure:
    def run(read: Callable[[bytes], Fields]) -> None:
        for _ in range(TIMES):
            for data in mails:
                read(data)

    ours, theirs = _in_turns(partial(run, our_fields), partial(run, their_fields))
    each = TIMES * len(mails)
    return Figure(
        "a form's mail: header fields and text",
        f"{median(ours) / each * 1e6:.0f} µs",
        f"{median(theirs) / each * 1e6:.0f} µs email.policy.default",
        paired_ratio(ours, theirs),
        1 / 10,
    )


def _index(mails: list[bytes]) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.mbox"
        count = _write(path, mails)

        def index() -> int:
            with path.open("rb", buffering=0) as file:
                return len(index_mails(iter(partial(file.read, CHUNK), b"")))

        def peer() -> int:
            box = mailbox.mbox(path)
            try:
                return len(box)
            finally:
                box.close()

        if not index() == peer() == count:
            raise AssertionError("the two find different mails")
        ours, theirs = _in_turns(index, peer, rounds=5)
    return Figure(
        f"index of an mbox of {MBOX_BYTES // 1024**2} MB",
        f"{median(ours):.2f} s",
        f"{median(theirs):.2f} s len(mailbox.mbox)",
        paired_ratio(ours, theirs),
        1 / 9,
    )


def _grown() -> Figure:
    """An mbox imported, and once more after it has grown; processor time."""
    first: list[float] = []
    again: list[float] = []
    for _ in range(GROWN_TURNS):
        with (
            tempfile.TemporaryDirectory() as folder,
            opened(copy_desk(Path(folder))) as desk,
        ):
            path = Path(folder) / "inbox.mbox"
            for into, numbers in (
                (first, range(GROWN_MAILS)),
                (again, range(GROWN_MAILS, GROWN_MAILS + GROWN_BY)),
            ):
                with path.open("ab") as file:
                    file.writelines(map(_lead_mail, numbers))
                started = process_time()
                report = import_file(
                    desk, partial(desk.open_lead_file, path), SourceSettings()
                )
                into.append(process_time() - started)
                if report.counts[Verdict.NEW] != len(numbers):
                    raise AssertionError("not every mail that was added is a lead")
    return Figure(
        f"import of an mbox of {GROWN_MAILS:,} mails again, grown by 1 %",
        f"{median(again):.2f} s",
        f"{median(first):.2f} s the first import",
        paired_ratio(again, first),
        1 / 20,
    )


def _lead_mail(number: int) -> bytes:
    """A form's mail of a person of their own, behind its separator line."""
    digits = 2_000_000 + number * 7
    text = (
        f"Name: Ann Bell\nPhone: 646-{digits // 10_000:03}-{digits % 10_000:04}\n"
        f"Email: ann{number}@example.net\nMessage: I would like to know more about the "
        "treatment for my mother. She lives in Queens and cannot drive.\n"
    )
    return b"From a@b.example Mon Nov 16 10:00:00 2026\n" + mail(text) + b"\n"


def _write(path: Path, mails: list[bytes]) -> int:
    """An mbox of the size to measure; how many mails it has."""
    whole = b"".join(
        b"From mail@clinic.example Mon Nov 16 12:30:00 2026\n" + data + b"\n"
        for data in mails
    )
    times = MBOX_BYTES // len(whole)
    with path.open("wb") as file:
        for _ in range(times):
            file.write(whole)
    return times * len(mails)


def _in_turns(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int = ROUNDS
) -> tuple[list[float], list[float]]:
    """How long each takes, turn by turn, so that a busy moment hits both."""
    mine, peers = [], []
    for _ in range(rounds):
        mine.append(seconds(ours))
        peers.append(seconds(theirs))
    return mine, peers
