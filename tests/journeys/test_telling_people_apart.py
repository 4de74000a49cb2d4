"""Known, repeat, household, do not call: by files of every kind, and after undo."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from callback_desk.domain.record import Record
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_queue
from tests.desks import copy_desk, opened
from tests.intake.workbooks import workbook

ANA = "Ana María López"
PHONE = "(212) 555-0142"
AT = "2026-11-16 10:30:00"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


class Files:
    """Writes files and imports them."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk, self._folder = desk, folder
        self._count = 0

    def path(self, name: str) -> Path:
        """A new file's place."""
        self._count += 1
        return self._folder / f"{self._count}-{name}"

    def take(self, path: Path) -> list[Record]:
        """The records of a file, imported."""
        heard: list[Record] = []
        opener = partial(self._desk.open_lead_file, path)
        report = import_file(self._desk, opener, SourceSettings(), heard.append)
        assert report.error is None
        self.batch = report.batch or 0
        return heard

    def rows(self, *rows: tuple[str, ...], header: str = "") -> list[Record]:
        """The records of a CSV file of these rows: name, phone, date, message."""
        path = self.path("leads.csv")
        lines = [header or "Name;Phone;Date;Message", *map(";".join, rows)]
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return self.take(path)


@pytest.fixture
def files(desk: Desk, tmp_path: Path) -> Files:
    return Files(desk, tmp_path)


SAME = {
    "case": ("ANA MARÍA LÓPEZ", PHONE),
    "accents": ("Ana Maria Lopez", PHONE),
    "accents in two characters": ("Ana Mari\u0301a Lo\u0301pez", PHONE),
    "order": ("López, Ana María", PHONE),
    "surname first without a comma": ("López Ana María", PHONE),
    "an initial": ("A. López", PHONE),
    "two initials": ("A. M. López", PHONE),
    "a middle name left out": ("Ana López", PHONE),
    "the given name alone": ("ana", PHONE),
    "a title": ("Sra. Ana María López", PHONE),
    "one more surname": ("Ana María López Ruiz", PHONE),
    "odd spaces": ("  Ana  María\u00a0López ", PHONE),
    "invisible marks": ("Ana\u200b María López\u202c", PHONE),
    "full width letters": ("\uff21na Mar\u00eda L\u00f3pez", PHONE),
    "the number with its country": (ANA, "+1 212 555 0142"),
    "the number bare": (ANA, "2125550142"),
    "the number with a 1": (ANA, "1-212-555-0142"),
    "the number as a float": (ANA, "2125550142.0"),
    "the number with two zeros": (ANA, "0012125550142"),
    "the number with an extension": (ANA, "212-555-0142 x12"),
    "the number in Arabic digits": (ANA, "٢١٢٥٥٥٠١٤٢"),
    "the number behind a mark": (ANA, "p:+12125550142"),
    "the number as a link": (ANA, "tel:+1-212-555-0142"),
    "the number in words": (ANA, "please call 212.555.0142"),
}
OTHERS = {
    "another given name": ("Eva López", PHONE),
    "the surname alone": ("López", PHONE),
    "another surname": ("Ana Ruiz", PHONE),
    "husband": ("Mr. José López", PHONE),
    "nearly the same": ("Anna Maria Lopes", PHONE),
}


@pytest.mark.parametrize("case", SAME)
def test_whoever_is_the_same_asks_again(files: Files, case: str) -> None:
    name, phone = SAME[case]
    (first,) = files.rows((ANA, PHONE, AT, "hi"))
    (again,) = files.rows((name, phone, "2026-11-16 11:00", "me again"))
    assert (first.verdict, again.verdict) == ("new", "repeat")
    assert again.lead_id == first.lead_id


@pytest.mark.parametrize("case", OTHERS)
def test_whoever_is_another_is_a_lead_of_the_household(files: Files, case: str) -> None:
    name, phone = OTHERS[case]
    first, other = files.rows((ANA, PHONE, AT, "hi"), (name, phone, AT, "hi"))
    assert (first.verdict, other.verdict) == ("new", "new")
    assert other.lead_id != first.lead_id


@pytest.mark.parametrize(
    ("name", "phone", "date", "message"),
    [
        (ANA, PHONE, AT, "hi"),
        ("ANA MARIA LOPEZ", "+12125550142", "2026-11-16 10:30", "hi"),
        (ANA, PHONE, "11/16/2026 10:30 AM", "hi"),
        (ANA, PHONE, "2026-11-16T10:30:00", "  hi "),
        (ANA, "212-555-0142", "16 Nov 2026 10:30", "hi"),
        ("López Ana María", PHONE, "46342.4375", "hi"),
    ],
)
def test_the_same_submission_is_known_however_it_is_written(
    files: Files, name: str, phone: str, date: str, message: str
) -> None:
    files.rows((ANA, PHONE, AT, "hi"))
    (again,) = files.rows((name, phone, date, message))
    assert again.verdict == "known"


def test_a_workbook_of_the_same_list_is_known(files: Files) -> None:
    files.rows((ANA, PHONE, AT, "hi"))
    path = workbook(
        files.path("leads.xlsx"),
        [
            ("Name", "Phone", "Date", "Message"),
            (ANA, 2125550142, datetime.fromisoformat("2026-11-16T10:30"), "hi"),
            (ANA, 2125550142, datetime.fromisoformat("2026-11-16T11:30"), "hi"),
        ],
    )
    known, again = files.take(path)
    assert (known.verdict, again.verdict) == ("known", "repeat")


def test_identical_rows_of_one_file_are_one_asking(files: Files) -> None:
    records = files.rows(*[(ANA, PHONE, AT, "hi")] * 3, (ANA, PHONE, AT, "please"))
    assert [r.verdict for r in records] == ["new", "known", "known", "repeat"]
    assert len({r.lead_id for r in records if r.lead_id}) == 1


def test_a_blank_name_is_kept_and_known_and_joins_nobody(files: Files) -> None:
    files.rows((ANA, PHONE, AT, "hi"))
    (kept,) = files.rows(("", PHONE, AT, "hi"))
    (again,) = files.rows(("", PHONE, AT, "hi"))
    assert (kept.verdict, str(kept.problem)) == ("needs_look", "name: there is no name")
    assert (again.verdict, kept.lead_id) == ("known", None)


def test_after_an_undo_the_same_is_new_again_by_file_and_workbook(
    desk: Desk, files: Files
) -> None:
    files.rows((ANA, PHONE, AT, "hi"))
    undo_import(desk, files.batch)
    (once,) = files.rows((ANA, PHONE, AT, "hi"))
    assert once.verdict == "new"
    undo_import(desk, files.batch)
    rows = [("Name", "Phone", "Date", "Message"), (ANA, PHONE, AT, "hi")]
    (again,) = files.take(workbook(files.path("leads.xlsx"), rows))
    assert again.verdict == "new"
    (known,) = files.rows((ANA, PHONE, AT, "hi"))
    assert known.verdict == "known"


def test_an_undo_takes_back_the_asking_and_not_the_person(
    desk: Desk, files: Files
) -> None:
    (first,) = files.rows((ANA, PHONE, AT, "hi"))
    files.rows((ANA, PHONE, "2026-11-16 11:00", "me again"))
    undone = undo_import(desk, files.batch)
    assert (undone.removed, undone.kept) == (0, ())
    (again,) = files.rows((ANA, PHONE, "2026-11-16 11:00", "me again"))
    assert (again.verdict, again.lead_id) == ("repeat", first.lead_id)


def test_a_mail_and_a_file_of_one_form_are_the_same_person(files: Files) -> None:
    mail = files.path("lead.eml")
    mail.write_text(
        f"From: WordPress <wp@clinic.example>\nTo: desk@clinic.example\n"
        "Subject: New submission from Consult\nDate: Mon, 16 Nov 2026 10:30:00 -0500\n"
        "Message-ID: <1@clinic.example>\nContent-Type: text/plain; charset=utf-8\n\n"
        f"Name: {ANA}\nPhone: {PHONE}\nMessage: hi\n",
        "utf-8",
    )
    (first,) = files.take(mail)
    header = "Name;Phone;Entry Date;Message;Entry Id"
    (known, again) = files.rows(
        ("A. M. López", PHONE, "2026-11-16 11:00:00", "me again", "1"),
        (ANA, PHONE, AT, "hi", "2"),
        header=header,
    )
    assert first.verdict == "new"
    assert (known.verdict, known.lead_id) == ("repeat", first.lead_id)
    assert again.verdict == "known"


def test_do_not_call_holds_for_the_whole_number_and_whatever_comes_in(
    desk: Desk, files: Files
) -> None:
    (first,) = files.rows((ANA, PHONE, AT, "hi"))
    assert first.lead_id is not None
    record_outcome(desk, first.lead_id, Call("do_not_call"))
    late = "2026-11-16 12:50"
    again, household, danger = files.rows(
        (ANA, PHONE, late, "me again"),
        ("José López", "+1 212 555 0142 x3", late, "hi"),
        ("Eva López", PHONE, late, "I want to kill myself"),
    )
    assert [r.verdict for r in (again, household, danger)] == ["repeat", "new", "new"]
    assert all(r.barred for r in (again, household, danger))
    queue, _ = show_queue(desk)
    shown = [entry.lead.lead_id for entry in (*queue.entries, *queue.resting)]
    assert shown == [danger.lead_id]
    undo_import(desk, files.batch)
    (later,) = files.rows((ANA, PHONE, late, "me again"))
    assert later.barred
