"""Letters that a spreadsheet encoded twice are read; what only looks so stays."""

from pathlib import Path

import pytest

from callback_desk.intake.doubled_letters import without_doubling
from callback_desk.intake.repair import DOUBLY
from tests.intake.opening import opened


def doubled(text: str) -> str:
    """A text as a spreadsheet saves it that takes UTF-8 for its own code page."""
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Zoë Müller", "José Núñez", "MUÑOZ", "Ágnes", "ÉLISE", "Łukasz Żółć", "Şevval",
        "don’t – “why”…", "à la carte", "50 €", "¿Qué?", "naïve · ½",
    ],
)  # fmt: skip
def test_they_are_read_once_or_twice_over(text: str) -> None:
    assert without_doubling(doubled(text)) == text
    assert without_doubling(doubled(doubled(text))) == text


@pytest.mark.parametrize(
    "text",
    [
        "“AMANHÃ”", "SÃO JOÃO", "Ã la", "Zoë said Ã«", "CAFÉ”", "Ä“x”", "â€",
        "日本", "Muñoz ZoÃ«", "\ud83d\ude00",
    ],
)  # fmt: skip
def test_what_only_looks_so_stays(text: str) -> None:
    assert without_doubling(text) == text


def test_a_file_that_was_saved_so_is_told_as_its_people_typed(tmp_path: Path) -> None:
    lines = (
        "Nombre,Teléfono,Mensaje",
        "José Núñez,646-555-0101,mañana",
        "Ann Lee,646-555-0102,I don’t want to live",
        "Bo Li,646-555-0103,hi",
    )
    file = opened("\n".join(lines).encode().decode("cp1252") + "\n", tmp_path)
    one_by_one = list(file.submissions())
    by_block = [one for block in file.blocks(9, 2**20) for one in block.submissions()]
    assert by_block == one_by_one
    assert [(one.name, one.message, one.repairs) for one in one_by_one] == [
        ("José Núñez", "mañana", (DOUBLY,)),
        ("Ann Lee", "I don’t want to live", (DOUBLY,)),
        ("Bo Li", "hi", ()),
    ]
