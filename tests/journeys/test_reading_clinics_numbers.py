"""A header with the clinic's own number in or above it is a header still."""

from pathlib import Path

import pytest

from callback_desk.domain.submission import Why
from tests.intake.opening import opened, read

PEOPLE = "Ann Lee,212-736-5000,hello there\nBo Ray,212-736-5001,I want to die\n"

HEADS = (
    "Who are you?,Where do we reach you? Our number is 212-555-0100,Your story?\n",
    "Who are you?,Your number (we call from 212-555-0100),What brings you here?\n",
    "We call from 212-555-0100,,\nWho are you?,Where do we reach you?,Your story?\n",
    "Requests,,Desk: 212-555-0100\nName,Phone,Message\n",
    "Requests,,info@clinic.example\nName,Phone,Message\n",
    '"¿Quién es usted?","Su número (le llamamos del 212-555-0100)",Su historia\n',
)


@pytest.mark.parametrize("head", HEADS)
def test_it_names_the_columns_and_is_called_by_nobody(
    head: str, tmp_path: Path
) -> None:
    told = read(head + PEOPLE, tmp_path)
    people = [one for one in told if one.problem is None]
    assert [(one.name, one.phone_text) for one in people] == [
        ("Ann Lee", "212-736-5000"),
        ("Bo Ray", "212-736-5001"),
    ]
    assert [one.message or one.answers for one in people] == [
        "hello there",
        "I want to die",
    ]
    # Whatever else it may be is kept for a look.
    kept = [one for one in told if one.problem is not None]
    assert [one.problem.why for one in kept if one.problem] == [Why.UNRECOGNISED]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee,212-736-5009,I want to die\nName,Phone,Message\n",
        "We are Ann and Bo call us 212-736-5009,,\n",
        "Ann Lee,you called us from 212-736-5009,Are you there?\n",
        "Ann Lee,,please call our son on 212-736-5009\n",
    ],
)
def test_somebody_who_speaks_so_is_not_lost(line: str, tmp_path: Path) -> None:
    told = read(line + PEOPLE, tmp_path)
    assert "5009" in told[0].raw
    assert "5009" in told[0].phone_text + told[0].answers + told[0].message
    assert "I want to die" in told[-1].message + told[-1].answers


@pytest.mark.parametrize(
    ("label", "is_theirs"),
    [
        ("Phone (in an emergency call 911)", True),
        ("Teléfono (en una emergencia llame al 911)", True),
        ("Phone. If this is an emergency please dial 988", True),
        ("Emergency phone", False),
        ("Phone in case of emergency", False),
    ],
)
def test_where_help_is_in_an_emergency_is_no_number_of_others(
    label: str, is_theirs: bool, tmp_path: Path
) -> None:
    file = opened(f"Name,{label},Phone\nAnn Lee,212-736-5000,212-736-5001\n", tmp_path)
    assert (file.reading.columns[1].field == "phone") is is_theirs
