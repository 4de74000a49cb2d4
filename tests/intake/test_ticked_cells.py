"""What stands beneath a form's questions, and what of it is told."""

from pathlib import Path

import pytest

from tests.intake.opening import read

AGREED = "I agree to the terms, and if I am suicidal I will call 988."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("OK to leave voicemail?", "No"),
        ("May we leave a detailed message?", "no"),
        ("Can we text you?", "FALSE"),
        ("¿Podemos dejarle un mensaje?", "No"),
    ],
)
def test_a_no_to_a_way_of_reaching_them_is_told(
    question: str, answer: str, tmp_path: Path
) -> None:
    text = f"Name,Phone,{question}\nAnn Lee,646-555-0101,{answer}\n"
    (told,) = read(text, tmp_path)
    assert told.answers == f"{question}: {answer}"


@pytest.mark.parametrize(
    "label",
    ["Leave us a message", "How can we help you? Leave a message", "Dejar un mensaje"],
)
def test_a_message_is_one_whatever_asks_for_it(label: str, tmp_path: Path) -> None:
    (told,) = read(f"Name,Phone,{label}\nAnn Lee,646-555-0101,my back\n", tmp_path)
    assert (told.message, told.answers) == ("my back", "")


@pytest.mark.parametrize("header", ["Terms", "Términos", "Disclaimer", "Agreement"])
@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (AGREED, ""),
        (f"{AGREED} I want to die.", True),
        ("I agree, but tonight I will be dead before you call 911", True),
    ],
)
def test_what_everybody_agrees_to_is_nobodys_danger(
    header: str, cell: str, told: object, tmp_path: Path
) -> None:
    (one,) = read(f'Name,Phone,{header}\nAnn Lee,646-555-0101,"{cell}"\n', tmp_path)
    assert (cell in one.answers) is bool(told)


@pytest.mark.parametrize("whose", ["PCP", "GP", "Social worker", "Mom", "Psychologist"])
def test_their_doctor_or_family_is_not_called(whose: str, tmp_path: Path) -> None:
    text = f"{whose} name,{whose} phone,Who,Cell\nDi Poe,212-555-0199,Ann Lee,"
    (told,) = read(f"{text}646-555-0101\n", tmp_path)
    assert told.phone_text == "646-555-0101"
