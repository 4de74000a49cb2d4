"""A long table that is wanted no more while it is opened is looked at no further."""

import os
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from callback_desk.domain.stopping import Stopped
from callback_desk.intake.csv_file import CsvFile
from callback_desk.intake.lead_file import open_lead_file
from tests.intake.mails import MAILS, mail
from tests.intake.opening import PRESETS
from tests.intake.workbooks import workbook

MIB = 1024 * 1024
ROW = "Ana Bell,212-555-0101,3/4/2026,please call\n"
BLANK = "\r\n" * (3 * MIB // 2)
READ = 100
LONG = "Name,Phone,Date,Message\n" + ROW * (6 * MIB // len(ROW))
"""Its days could be months, too: all of its rows are asked."""


class Patience:
    """Is asked whether to go on; at one of the questions it ends.

    Attributes:
        asked: how often.
        heard: how many bytes were read from one question to the next.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, last: int = 0) -> None:
        self.asked = 0
        self.heard = [0]
        self._last = last
        self._really_read = os.read
        monkeypatch.setattr(os, "read", self._read)

    def heed(self) -> None:
        """Asked by who reads."""
        self.asked += 1
        self.heard.append(0)
        if self.asked == self._last:
            raise Stopped

    def _read(self, descriptor: int, size: int) -> bytes:
        data = self._really_read(descriptor, size)
        self.heard[-1] += len(data)
        return data


def open_heeding(path: Path, patience: Patience) -> CsvFile:
    file = open_lead_file(path, PRESETS, MAILS, heed=patience.heed)
    assert isinstance(file, CsvFile)
    return file


@pytest.mark.parametrize(
    "content",
    [LONG, BLANK + LONG, LONG.replace(" call\n", " " * MIB + "call\n", 3)],
    ids=["many rows", "far down", "wide lines"],
)
def test_no_more_than_a_second_is_read_unasked(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "leads.csv"
    path.write_text(content, "utf-8")
    patience = Patience(monkeypatch)
    file = open_heeding(path, patience)
    # The survey, and the column of days: each reads all of it.
    assert sum(patience.heard) >= 2 * len(content)
    assert max(patience.heard) <= 2 * MIB
    # Once it is open, who reads it heeds by the record.
    asked = patience.asked
    assert [one.name for one in islice(file.submissions(), READ)] == ["Ana Bell"] * READ
    assert patience.asked == asked


def _mail(folder: Path) -> Path:
    path = folder / "lead.eml"
    path.write_bytes(mail("Name: Ana Bell\n" + "x" * 2 * MIB))
    return path


def _workbook(folder: Path) -> Path:
    rows = [("Name", "Phone", "Date")]
    rows += [("Ana Bell", "2125550142", "3/4/2026")] * 600
    return workbook(folder / "leads.xlsx", rows, rows)


@pytest.mark.parametrize("make", [_mail, _workbook])
def test_mails_and_workbooks_end_at_any_question_as_well(
    make: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path)
    patient = Patience(monkeypatch)
    open_lead_file(path, PRESETS, MAILS, heed=patient.heed)
    assert patient.asked >= 8
    assert max(patient.heard) <= 2 * MIB
    for last in range(1, patient.asked + 1):
        patience = Patience(monkeypatch, last)
        with pytest.raises(Stopped):
            open_lead_file(path, PRESETS, MAILS, heed=patience.heed)
        assert patience.asked == last


@pytest.mark.parametrize("last", [1, 2, 5, 7, 9, 20])
def test_it_ends_at_the_question(
    last: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "leads.csv"
    path.write_text(LONG, "utf-8")
    patience = Patience(monkeypatch, last)
    with pytest.raises(Stopped):
        open_heeding(path, patience)
    assert patience.asked == last
    assert patience.heard[-1] == 0


def test_how_much_was_looked_through_is_told(tmp_path: Path) -> None:
    class Listening:
        def __init__(self) -> None:
            self.shares: list[float] = []

        def __call__(self) -> None:
            """Nobody wants it to end."""

        def hear(self, share: float) -> None:
            self.shares.append(share)

    path, listening = tmp_path / "leads.csv", Listening()
    path.write_text(LONG, "utf-8")
    open_lead_file(path, PRESETS, MAILS, heed=listening)
    shares = listening.shares
    survey = shares[: shares.index(max(s for s in shares if s < 0.5)) + 1]
    assert len(survey) > 5
    assert survey == sorted(survey)
    # Each later pass over it begins at the half.
    assert min(shares[len(survey) :]) >= 0.5
    assert 0.95 < max(shares) <= 1
