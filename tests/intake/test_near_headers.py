"""Headers that are nearly a known one are taken, if the cells agree."""

from pathlib import Path

import pytest

from callback_desk.domain.file_reading import HowFound, Question
from callback_desk.intake.field_names import MAP_FIELDS, Field, plain_header
from callback_desk.intake.near_headers import near_field
from tests.intake.opening import opened, read


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("nmae", Field.NAME), ("nome", Field.NAME), ("fisrt name", Field.FIRST_NAME),
        ("telefon", Field.PHONE), ("phone nmuber", Field.PHONE),
        ("mensagem", Field.MESSAGE), ("commments", Field.MESSAGE),
        ("e mial", Field.EMAIL), ("conditon", Field.INTEREST),
        ("submited", Field.RECEIVED_AT), ("landingpage", Field.PAGE),
        ("tlf", None), ("insurance", None), ("zip code", None), ("age", None),
        ("pain level", None), ("street address", None), ("gender", None),
        ("stauts", None), ("", None),
    ],
)  # fmt: skip
def test_a_header_is_like_a_known_one_or_like_none(
    header: str, field: Field | None
) -> None:
    assert near_field(header, MAP_FIELDS) is field


def test_only_what_is_missing_is_looked_for() -> None:
    assert near_field("nmae", frozenset({Field.PHONE})) is None
    assert near_field("nmae", frozenset()) is None


def test_a_near_header_is_taken_last_and_asked_about(tmp_path: Path) -> None:
    text = "Nmae,Phne,State\nAna,5550142,NY\nBo,5550143,NJ\n"
    file = opened(text, tmp_path)
    assert [(c.field, c.found) for c in file.reading.columns] == [
        ("name", HowFound.NEAR),
        ("phone", HowFound.NEAR),
        ("answers", HowFound.UNUSED),
    ]
    assert file.reading.questions == (Question.NEAR,)
    one, two = file.submissions()
    assert (one.name, two.phone_text) == ("Ana", "5550143")


def test_cells_that_disagree_leave_a_near_header_alone(tmp_path: Path) -> None:
    text = "Game,Phone,State\n1983,212-555-0142,NY\n1984,212-555-0143,NJ\n"
    (one, _) = read(text, tmp_path)
    assert (one.name, one.received) == ("", None)


@pytest.mark.parametrize("header", ["Pregnant?", "Contact method", "Update"])
def test_what_asks_for_something_else_is_near_to_nothing(header: str) -> None:
    assert near_field(plain_header(header), MAP_FIELDS) is None
