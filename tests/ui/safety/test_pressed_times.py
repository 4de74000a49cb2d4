"""Times pressed in a crisis outlive the program, also where their file is spoilt."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from callback_desk.domain.local_time import from_epoch
from callback_desk.domain.safety_care import NOBODY_YET, Act, Subject
from callback_desk.services.priority_care import Stamp
from callback_desk.ui.safety.pressed_times import PressedTimes
from callback_desk.wording.safety import THE_SAFETY_CONTACT

AT = 1_794_852_000
CALLED = NOBODY_YET, Stamp(Act.CALLED_911, at=from_epoch(AT))
TOLD = Subject(lead_id=7), Stamp(Act.TOLD, THE_SAFETY_CONTACT, at=from_epoch(AT + 60))


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """What a computer remembers."""
    return QSettings(str(tmp_path / "computer.ini"), QSettings.Format.IniFormat)


def kept(settings: QSettings) -> str:
    """The rows as they are kept."""
    (key,) = settings.allKeys()
    return str(json.loads(str(settings.value(key)))["times"])


def spoil(settings: QSettings, rows: str) -> None:
    """Put others in their place."""
    (key,) = settings.allKeys()
    settings.setValue(key, json.dumps({"times": rows}))


def test_the_next_run_has_what_was_written(settings: QSettings, tmp_path: Path) -> None:
    PressedTimes(settings, tmp_path / "desk.db").write([TOLD, CALLED, CALLED])
    assert PressedTimes(settings, tmp_path / "desk.db").read() == [CALLED, TOLD]
    # Another desk's leads have the same numbers.
    assert PressedTimes(settings, tmp_path / "other.db").read() == []


@pytest.mark.parametrize(
    "spoilt",
    [
        ["prayed", AT, None],
        ["called_911", 10**30, None],
        ["called_911", "soon", None],
        ["called_911"],
        "called_911",
        7,
        None,
    ],
)
def test_what_is_spoilt_takes_no_other_time_along(
    spoilt: object, settings: QSettings, tmp_path: Path
) -> None:
    book = PressedTimes(settings, tmp_path / "desk.db")
    book.write([CALLED, TOLD])
    first, last = json.loads(kept(settings))
    spoil(settings, json.dumps([first, spoilt, last]))
    assert book.read() == [CALLED, TOLD]


@pytest.mark.parametrize("spoilt", ["{", "7", '{"a": 1}', "[[[["])
def test_a_book_that_is_none_holds_nothing(
    spoilt: str, settings: QSettings, tmp_path: Path
) -> None:
    book = PressedTimes(settings, tmp_path / "desk.db")
    book.write([CALLED])
    spoil(settings, spoilt)
    assert book.read() == []
