"""Of several numbers the one a visitor asks for is called, and none they forbid."""

from pathlib import Path

import pytest

from tests.intake.opening import read

HOME, CELL, WORK = "212-736-0142", "646-555-0143", "917-555-0144"


def called(question: str, answer: str, folder: Path) -> str:
    """Whom the desk calls, where a form asks a question beside three numbers."""
    return read(
        f"Name,Home phone,Cell phone,Work phone,{question},Message\n"
        f'Ann Lee,{HOME},{CELL},{WORK},"{answer}",hi\n'
        f"Bo Li,212-736-0152,646-555-0153,917-555-0154,,hi\n",
        folder,
    )[0].phone_text


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ("Cell", CELL),
        ("my work phone", WORK),
        ("cell, not home", CELL),
        ("not home, cell please", CELL),
        ("cell not work", CELL),
        ("Not at home!", CELL),
        ("Don't call home or cell", WORK),
        ("cell after work", CELL),
        ("either", HOME),
        ("no preference", HOME),
    ],
)
def test_the_number_asked_for_is_called(
    answer: str, number: str, tmp_path: Path
) -> None:
    assert called("Best number to reach you", answer, tmp_path) == number


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Best time to call", "After work"),
        ("When is the best time to reach you?", "I am at work till 5"),
        ("Mejor hora para llamar", "after work"),
    ],
)
def test_a_time_names_no_number(question: str, answer: str, tmp_path: Path) -> None:
    assert called(question, answer, tmp_path) == HOME


def test_a_number_that_nobody_may_call_is_not_called_first(tmp_path: Path) -> None:
    assert called("Best way to contact", "Please never call home", tmp_path) == CELL


@pytest.mark.parametrize(
    "headers",
    [
        "Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value",
        "Phone Type,Phone,Mobile Type,Mobile",
    ],
)
def test_a_fax_is_not_called_where_another_number_stands(
    headers: str, tmp_path: Path
) -> None:
    text = f"Name,{headers}\nAnn Lee,Work Fax,{HOME},Mobile,{CELL}\n"
    more = f"Bo Li,Home,{HOME},Mobile,{CELL}\nCy Doe,Fax,{HOME},,\n"
    called = [one.phone_text for one in read(text + more, tmp_path)]
    assert called == [CELL, HOME, HOME]
