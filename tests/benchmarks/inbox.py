"""A clinic's inbox of 1 GB: imported, and imported again grown by 1 %.

Half of its mails are leads; the others are newsletters and mails with pictures.
"""

import base64
import random
import resource
import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from callback_desk.domain.submission import Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import (
    SourceSettings,
    import_file,
)
from tests.benchmarks.figure import Figure, processor_seconds
from tests.desks import copy_desk, opened
from tests.intake.mails import mail

BYTES: Final = 1024 * 1024 * 1024
GROWN_BY: Final = 0.01
GOAL: Final = 0.05
GOAL_MEMORY: Final = 64
_MIB: Final = 1024
_SEPARATOR: Final = b"From a@b.example Mon Nov 16 10:00:00 2026\n"
_STYLE: Final = "<style>td{padding:4px;font-family:Arial}</style>" * 60
_NEWS: Final = "<p>Five ways to write better letters, and what we read.</p>\n" * 420
_PICTURE: Final = base64.encodebytes(random.Random(1).randbytes(150_000)).decode()  # noqa: S311 - no secret


def measure() -> list[Figure]:
    """The figures of this part."""
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(copy_desk(Path(folder))) as desk,
    ):
        path = Path(folder) / "inbox.mbox"
        count = _grow(path, 0, BYTES)
        before = _peak()
        first = processor_seconds(partial(_take, desk, path))
        memory = _peak() - before
        more = _grow(path, count, int(BYTES * GROWN_BY))
        again = processor_seconds(partial(_take, desk, path))
    return [
        Figure(
            f"an inbox of 1 GB, {count:,} mails, imported again grown by {more:,}",
            f"{again:.1f} s",
            f"{first:.1f} s the first import",
            again / first,
            GOAL,
        ),
        Figure(
            "memory that import takes over the open desk",
            f"{memory / _MIB:.0f} MiB",
            f"{GOAL_MEMORY} MiB",
            memory / _MIB / GOAL_MEMORY,
            1,
        ),
    ]


def _take(desk: Desk, path: Path) -> None:
    report = import_file(desk, partial(desk.open_lead_file, path), SourceSettings())
    if report.error is not None or not report.counts[Verdict.NEW]:
        raise AssertionError("no leads came in")


def _peak() -> int:
    """The most memory so far, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _grow(path: Path, number: int, by: int) -> int:
    """Add mails, numbered on, until so many bytes more are there; how many."""
    started, written = number, 0
    with path.open("ab") as file:
        while written < by:
            written += file.write(_SEPARATOR + _mail(number) + b"\n")
            number += 1
    return number - started


def _mail(number: int) -> bytes:
    if number % 2:
        return _lead(number)
    if number % 5:
        return mail(f"<html>{_STYLE}{_NEWS} No. {number}</html>", kind="text/html")
    kind = 'Content-Type: multipart/mixed; boundary="x"\n'
    head = "--x\nContent-Type: text/plain\n\nThe picture, number"
    part = "Content-Type: image/jpeg\nContent-Transfer-Encoding: base64"
    return mail(
        f"{head} {number}\n--x\n{part}\n\n{_PICTURE}\n--x--\n",
        more=f"MIME-Version: 1.0\n{kind}",
    )


def _lead(number: int) -> bytes:
    """A form's mail of a person of their own."""
    digits = 2_000_000 + number * 7
    rows = {
        "Name": f"Ann Bell {number}",
        "Phone": f"646-{digits // 10_000:03}-{digits % 10_000:04}",
        "Email": f"ann{number}@example.net",
        "Message": "I would like to know more about the treatment for my mother. "
        "She lives in Queens and cannot drive.",
    }
    cells = "".join(f"<tr><td>{la}</td><td>{v}</td></tr>" for la, v in rows.items())
    body = f"<html>{_STYLE}<table>{cells}</table></html>"
    return mail(body, kind="text/html", subject=f"New Entry: Contact {number}")
