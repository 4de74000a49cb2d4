"""Files as hostile as they come, each previewed by the whole desk.

`python -m tests.journeys.hostile_files COUNT SEED` makes so many, one after the other,
and prints what became of them as JSON. A file gives leads, kept records or one
sentence; each record has one verdict; no number that stands behind its header is lost;
none takes 10 seconds, and the process stays small.
"""

import gc
import io
import json
import random
import re
import sys
import time
import zipfile
from collections import Counter
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import xlsxwriter

from callback_desk.domain.errors import FileError
from callback_desk.domain.submission import Verdict, Why
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, preview_files
from tests.desks import copy_desk, opened

if TYPE_CHECKING:
    from callback_desk.domain.record import Record

LONGEST_S = 10.0
MOST_KIB = 300 * 1024

HEADERS = (
    "Name", "Full Name", "First Name", "Last Name", "Nombre", "Apellidos", "Phone",
    "Teléfono", "Cell #", "Best number?", "E-mail", "Message", "What hurts?",
    "Condition",
    "Date", "Timestamp", "Entry Id", "Entry Date", "Submission ID", "Created At",
    "Form Name (ID)", "created_time", "ad_id", "form_name", "platform", "#",
    "Date Submitted", "Submit Date (UTC)", "Last Updated", "Created By", "IP", "Key",
    "Page URL", "utm_campaign", "User Agent", "Time", "", " ", "Why it was kept",
    "Kept as", "\ufeffName", "x" * 300, "Phone", "Name", "a\nb", 'qu"ote', "=1+1",
)  # fmt: skip
CELLS = (
    "", " ", "Ana Lopez", "O'Brien, Sean", 'say "hi"', "a,b;c\td|e", "line\none",
    "line\r\ntwo\rthree", "I want to die", "2026-11-16 10:00:00", "11/13/2026",
    "3/4/2026", "13.11.2026 16:59", "2026-11-16T12:30:00Z", "6.46556E+09", "p:+1",
    "2127365000.0", "<test lead: dummy data for x>", "'=cmd()", '="5"', "\u202e0142",
    "(Security Alert: x) +1 646 555 0188", "\u200b", "\0", "\U0001f600", "é\u0301",
    "https://[x?utm_campaign=1&utm_campaign=2", "yes", "no", "1", "0", "46339.7",
    "99999999999999999999", "-", "\\", '\\"', '""', '"', "'", "\x1a", "\x1b[31m",
    "\x85", "\u2028", "sep=;", "NaN", "1e400", "२१२५५५०१४२", "０２", "\xa0", "İ", "ſt",
    "<script>alert(1)</script>", "{0}{name!r}%s%n", "../../etc/passwd", "١٢",
    "0000-00-00 00:00:00", "2026-02-30", "9999-12-31", "12/31/1969", "24:00",
    "Feb 29 2027",
)  # fmt: skip
CODECS = ("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be")
ENDS = ("\n", "\r\n", "\r", "\n\r", "\r\r\n")


class Maker:
    """Makes hostile files from one seed; the same ones every time."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same files every time
        self._number = 0

    def make(self) -> tuple[str, bytes, list[str]]:
        """A file's name and bytes, and the numbers that nothing has damaged."""
        pick = self._random.random()
        if pick < 0.06:
            return self._workbook()
        if pick < 0.09:
            return self._junk()
        text, planted = self._text()
        wounded = self._random.random() < 0.7
        if wounded:
            text = self._wound(text)
        codec = self._random.choice(CODECS)
        data = text.encode(codec, "replace")
        if wounded and self._random.random() < 0.3:
            data, planted = self._flip(data), []
        if "\x00" in text or codec == "cp1252":
            planted = []
        return self._name(), data, [p for p in planted if p in text]

    def _name(self) -> str:
        return (
            f"leads.{self._random.choice(('csv', 'csv', 'txt', 'tsv', 'CSV', 'xlsx'))}"
        )

    def _phone(self) -> str:
        self._number += 1
        return f"212{2_000_000 + self._number % 7_999_999:07}"

    def _cell(self) -> str:
        chance = self._random.random()
        if chance < 0.01:
            return self._random.choice(('"', "x", "\n", ",", "é")) * 3_000
        if chance < 0.06:
            return "".join(chr(self._random.randrange(1, 0xD7FF)) for _ in range(5))
        return self._random.choice(CELLS)

    def _text(self) -> tuple[str, list[str]]:
        random_ = self._random
        width = random_.choice((1, 2, 2, 3, 4, 5, 8, 12, 40))
        header = [random_.choice(HEADERS) for _ in range(width)]
        at = random_.randrange(width)
        if random_.random() < 0.85:
            header[at] = random_.choice(("Phone", "Tel", "Teléfono", "phone_number"))
        rows = [] if random_.random() < 0.1 else [header]
        planted = []
        for _ in range(random_.choice((0, 1, 2, 3, 8, 20))):
            row = [self._cell() for _ in range(width)]
            if random_.random() < 0.7:
                row[at] = self._phone()
                planted.append(row[at])
            if random_.random() < 0.1:
                row = row[: random_.randrange(width + 1)] + [""] * random_.randrange(4)
            rows.append(row)
        if random_.random() < 0.1:
            rows[:0] = [["A title"], []][: random_.randrange(3)]
        delimiter = random_.choice(",,,;\t|")
        end = random_.choice(ENDS)
        write = random_.choice((self._quoted, self._quoted, self._plain, self._json))
        text = end.join(delimiter.join(map(write, row)) for row in rows)
        if random_.random() < 0.1:
            text = f"sep={delimiter}{end}{text}"
        return text + end * random_.choice((0, 1, 1, 5)), planted

    def _quoted(self, cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    def _plain(self, cell: str) -> str:
        needs = any(mark in cell for mark in ',;\t|"\r\n')
        return self._quoted(cell) if needs and self._random.random() < 0.9 else cell

    def _json(self, cell: str) -> str:
        return json.dumps(cell, ensure_ascii=self._random.random() < 0.5)

    def _wound(self, text: str) -> str:
        for _ in range(self._random.choice((1, 1, 2, 5))):
            at = self._random.randrange(len(text) + 1)
            to = min(len(text), at + self._random.choice((1, 1, 2, 30)))
            text = self._random.choice(
                (
                    text[:at] + '"' + text[at:],
                    text[:at] + text[to:],
                    text[:at] + text[at:to] * 3 + text[to:],
                    text[:at],
                    text[:at] + self._random.choice(CELLS) + text[at:],
                    text[:at] + "\n" + text[at:],
                    text.replace('"', "", 1),
                    text.replace(",", ";", 3),
                    text + text,
                )
            )
        return text

    def _flip(self, data: bytes) -> bytes:
        wounded = bytearray(data)
        for _ in range(self._random.choice((1, 3, 20))):
            if wounded:
                place = self._random.randrange(len(wounded))
                wounded[place] = self._random.randrange(256)
        return bytes(wounded[self._random.choice((0, 0, 0, 1)) :])

    def _workbook(self) -> tuple[str, bytes, list[str]]:
        out = io.BytesIO()
        planted = []
        with xlsxwriter.Workbook(out, {"strings_to_numbers": True}) as book:
            for _ in range(self._random.choice((1, 1, 2, 3))):
                sheet = book.add_worksheet()
                sheet.write_row(0, 0, ["Name", "Phone", "Date"])
                for row in range(1, self._random.choice((1, 2, 5, 20))):
                    phone = self._phone()
                    planted.append(phone)
                    cell = "".join(filter(str.isprintable, self._cell()))
                    sheet.write_string(row, 0, cell)
                    sheet.write(row, 1, phone)
                    sheet.write(row, 2, self._random.choice((46339.7, "x", -1, 1e99)))
        data = out.getvalue()
        if self._random.random() < 0.6:
            planted = []
            data = self._torn(data) if self._random.random() < 0.5 else self._flip(data)
        return "leads.xlsx", data, planted

    def _torn(self, data: bytes) -> bytes:
        """The same archive with one of its members wounded or left out."""
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(data)) as before,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
        ):
            hit = self._random.choice(before.namelist())
            for name in before.namelist():
                member = before.read(name)
                if name == hit:
                    if self._random.random() < 0.3:
                        continue
                    member = self._flip(member)
                after.writestr(name, member)
        return out.getvalue()

    def _junk(self) -> tuple[str, bytes, list[str]]:
        heads = (
            b"", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"%PDF-",
            b'{"',
            b"From a@b Mon\n", b"From: a\nTo: b\nSubject: c\nDate: d\n\n", b"Phone\n",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b'"Phone","Name"\n"',
        )  # fmt: skip
        body = self._random.randbytes(self._random.choice((0, 3, 50, 900)))
        return self._name(), self._random.choice(heads) + body, []


def look_at(desk: Desk, path: Path, planted: list[str]) -> str:
    """Preview a file; what became of it.

    Raises:
        AssertionError: a record has no verdict, or a number was lost.
    """
    heard: list[Record] = []
    opener = partial(desk.open_lead_file, path)
    (report,) = preview_files(desk, [(opener, heard.append)], SourceSettings())
    if report.error is not None:
        assert isinstance(report.error, FileError), repr(report.error)
        assert "\n" not in report.error.sentence.strip()
        return report.error.code
    assert report.seen == sum(report.counts.values()) == len(heard)
    rows = [record.submission.row for record in heard]
    assert rows == sorted(set(rows))
    headers = report.reading.headers if report.reading else ()
    for phone in planted:
        holders = [r for r in heard if phone in r.submission.raw]
        assert holders or any(phone in header for header in headers), phone
        assert {r.problem and r.problem.why for r in holders} != {Why.BLANK}, phone
    if planted and not report.counts[Verdict.NEEDS_LOOK]:
        return "leads"
    return "kept" if report.counts[Verdict.NEEDS_LOOK] else "read"


def run(count: int, seed: int) -> dict[str, Any]:
    """Make so many files and look at each; what became of all of them."""
    made = Maker(seed)
    outcomes: Counter[str] = Counter()
    failures: list[str] = []
    slowest = 0.0
    with TemporaryDirectory() as place:
        folder = Path(place)
        with opened(copy_desk(folder)) as desk:
            for number in range(count):
                name, data, planted = made.make()
                path = folder / name
                path.write_bytes(data)
                began = time.perf_counter()
                try:
                    outcomes[look_at(desk, path, planted)] += 1
                except Exception as error:
                    failures.append(f"{number}: {error!r} {data[:300]!r}"[:600])
                slowest = max(slowest, time.perf_counter() - began)
                path.unlink()
                if number % 500 == 0:
                    gc.collect()
    return {
        "files": count,
        "outcomes": dict(sorted(outcomes.items())),
        "failures": failures,
        "slowest_s": round(slowest, 3),
        "peak_kib": _peak_kib(),
    }


def _peak_kib() -> int:
    """The most memory that this process ever had, in KiB.

    Not what `getrusage` tells: that is at least what its parent had when it started it.
    """
    status = Path("/proc/self/status").read_text("utf-8")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1])  # type: ignore[index] # it is there


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]), int(sys.argv[2])), ensure_ascii=True))
