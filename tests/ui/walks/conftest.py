"""A desk on which every field that came in is hostile."""

import csv
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import import_file
from callback_desk.services.record_outcome import Call, correct_attempt, record_outcome
from callback_desk.services.source_settings import SourceSettings
from tests.desks import copy_desk, opened
from tests.ui.walks.hostile import HEADER, LONG, evil_texts


@pytest.fixture
def bait(tmp_path: Path) -> Path:
    """A picture that tells when somebody reads it: by the time of the last access."""
    path = tmp_path / "bait.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>', "utf-8"
    )
    os.utime(path, (0, time.time()))
    path.read_bytes()
    if not path.stat().st_atime:
        pytest.skip("this file system does not keep the time of access")
    os.utime(path, (0, time.time()))
    return path


@pytest.fixture
def hostile_file(tmp_path: Path, bait: Path) -> Path:
    """A file whose every field is hostile, its own name too."""
    path = tmp_path / "<img src=x>\u202e&amp;.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        for number, evil in enumerate(evil_texts(bait)):
            phone = f"(212) 555-01{number:02}"
            rows.writerow([evil, phone, evil, evil, evil, evil, evil])
            if len(evil) == LONG:
                continue
            # One that stands on top, and one that is kept for its number.
            worse = f"i want to die {evil}"
            rows.writerow([evil, f"646-555-01{number:02}", evil, worse, evil, evil, ""])
            rows.writerow([evil, evil, evil, evil, evil, evil, evil])
    return path


@pytest.fixture
def hostile_desk(tmp_path: Path, hostile_file: Path, bait: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        import_file(desk, lambda: desk.open_lead_file(hostile_file), SourceSettings())
        for lead, evil in enumerate(evil_texts(bait), 1):
            tried = record_outcome(desk, lead, Call("no_answer", note=evil))
            correct_attempt(desk, tried.attempt_id, Call("busy", note=evil), evil)
        yield desk
