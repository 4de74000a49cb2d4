"""Tables as other programs write them: titles above, strokes beneath, odd labels."""

from pathlib import Path

import pytest

from tests.intake.opening import opened

PEOPLE = "Ann Lee,212-736-5000,I cannot sleep\nBo Ray,212-736-5001,I want to die\n"


@pytest.mark.parametrize(
    "head",
    [
        "Web leads report\nGenerated 11/17/2026,by Dana Fox\n\nName,Phone,Message\n",
        "LEAD_FNAME,LEAD_PHONE1,LEAD_MSG_TXT\n",
        "Name,Phone,Message\n------,-------,---------\n",
        "Name,Phone,Message\n:---,:---:,======\n",
    ],
)
def test_each_is_read_by_its_header(head: str, tmp_path: Path) -> None:
    file = opened(head + PEOPLE, tmp_path)
    one_by_one = list(file.submissions())
    assert [
        (one.name, one.phone_text, one.message)
        for one in one_by_one
        if one.problem is None
    ] == [
        ("Ann Lee", "212-736-5000", "I cannot sleep"),
        ("Bo Ray", "212-736-5001", "I want to die"),
    ]
    by_block = [one for block in file.blocks(9, 2**20) for one in block.submissions()]
    assert by_block == one_by_one


@pytest.mark.parametrize(
    "head",
    [
        "Förnamn,Efternamn,Mobilnummer,Meddelande",
        "Fornavn,Etternavn,Telefonnummer,Melding",
        "Etunimi,Sukunimi,Puhelin,Viesti",
        "Jméno,Příjmení,Telefon,Zpráva",
        "Alpha,Beta,Phone,Gamma",
    ],
)
def test_what_somebody_tells_is_never_their_name(head: str, tmp_path: Path) -> None:
    rows = (
        "Ann,Lee,212-736-5000,I cannot sleep at night\n"
        "Bo,Ray,212-736-5001,I want to die now\n"
        "Cy,Fox,212-736-5002,hello there\n"
    )
    told = [one for one in opened(f"{head}\n{rows}", tmp_path).submissions()]
    told = [one for one in told if one.row > 1]
    assert not any("die" in one.name for one in told)
    assert ["die" in one.message + one.answers for one in told] == [False, True, False]
    if not head.startswith("Alpha"):
        assert [one.name for one in told] == ["Ann Lee", "Bo Ray", "Cy Fox"]
