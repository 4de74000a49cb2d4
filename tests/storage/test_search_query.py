"""Looking for leads on a real desk."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, true

from callback_desk.domain.lead_search import FoundBy, FoundLead
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.storage import search_query
from callback_desk.storage.search_query import find_leads
from tests.desks import DeskClock, opened
from tests.services.fake_desk import clock
from tests.storage.stored_desk import connected, filled_desk

ROWS = (
    "María Álvarez,(212) 555-0142,,,2026-11-16 10:00",
    "Zoë Müller,646-555-0188,,,2026-11-16 10:30",
    "Maria Kowalski,917-555-0117,,,2026-11-16 11:00",
    "Robert Smith Jr.,(212) 555-0133 ext. 7,,,2026-11-16 11:30",
)


@pytest.fixture(scope="module")
def desk_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = filled_desk(tmp_path_factory.mktemp("searched"), *ROWS)
    now = DeskClock()
    with opened(path, now) as desk:
        record_outcome(desk, 1, Call("no_answer", note="Daughter: 917-555-0100"))
        now.now += timedelta(minutes=7)
        record_outcome(desk, 1, Call("busy", note="Busy again; Zoe knows her"))
        record_outcome(desk, 3, Call("booked", note="with Dr. Núñez"))
    return path


def found(path: Path, text: str, limit: int = 10) -> list[FoundLead]:
    with connected(path) as connection:
        return find_leads(connection, text, limit)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("5550142", [1]),
        ("(212) 555-0142", [1]),
        ("alvarez maria", [1]),
        ("555", [4, 2, 1, 3]),
        ("maria", [1, 3]),
        ("zoe", [2, 1]),
        ("nunez", [3]),
        ("917-555-0100", [1]),
        ("(212) 555-0133 ext. 7", [4]),
        ("(212) 555-0133 ext. 8", []),
        ("nobody", []),
        ("", []),
        ("'; DROP TABLE leads; --", []),
        ("%", []),
    ],
)
def test_leads_are_found_open_ones_first(
    desk_path: Path, text: str, numbers: list[int]
) -> None:
    assert [lead.lead_id for lead in found(desk_path, text)] == numbers


def test_a_found_lead_comes_with_what_a_list_shows(desk_path: Path) -> None:
    assert found(desk_path, "0117") == [
        FoundLead(
            lead_id=3,
            name="Maria Kowalski",
            phone="+19175550117",
            extension=None,
            is_open=False,
            safety=False,
            received_at=clock("2026-11-16 11:00"),
            attempts=1,
            last_outcome="booked",
            found_by=FoundBy.NUMBER,
        )
    ]
    (noted,) = found(desk_path, "daughter")
    assert (noted.found_by, noted.note) == (FoundBy.NOTE, "Daughter: 917-555-0100")


def test_no_more_are_found_than_are_asked_for(desk_path: Path) -> None:
    assert [lead.lead_id for lead in found(desk_path, "555", limit=2)] == [4, 2]


def test_three_questions_are_enough(
    desk_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    ask = Connection.execute

    def note(self: Connection, statement: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - passed on
        told.append(str(statement))
        return ask(self, statement, *rest, **more)

    monkeypatch.setattr(Connection, "execute", note)
    assert found(desk_path, "maria")
    assert len(told) == 3
    assert found(desk_path, "?") == []
    assert len(told) == 3


# The coarse look by the database leaves nobody out.
ODD = (
    *("O'Brien, Sean", "D’Arcy, Anne-Marie", "de la Cruz, José Ángel", "McDonald"),
    *("&amp;Co Ltd", "%_ percent", "x" * 300 + " Longname", "Ökzoğlu, İpek", "Łukasz"),
    *("J. R. R. Tolkien", "山田太郎", "van  den   Berg", "Zoë", "Straße", "A\tTab"),
)
TYPED = (
    *("obrien", "o'b", "darcy", "delacruz", "cruz jose", "mc", "mcdon", "co", "%", "_"),
    *("percent", "longname", "xxx", "okz", "ipek", "lukasz", "jrr", "tol j", "山田"),
    *("vandenberg", "berg van", "zoe", "strasse", "tab", "555", "2125550103", "0104"),
    *("12", "sean 555", "core", "acme", "núñ", "nunez", "called 917"),
)


def test_the_coarse_look_leaves_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f'"{name}",(212) 555-{n:04},,,' for n, name in enumerate(ODD, 100)]
    path = filled_desk(tmp_path, *rows)
    notes = ("Núñez called, 917 555 0100", "ACME core", "y" * 400 + " far behind", "")
    with opened(path) as desk:
        for lead_id in range(1, len(ODD) + 1):
            note = notes[lead_id % len(notes)]
            record_outcome(desk, lead_id, Call("no_answer", note=note))
    sifted = {text: found(path, text, 99) for text in TYPED}
    monkeypatch.setattr(search_query, "may_fit", lambda *given: true())
    monkeypatch.setattr(search_query, "note_may_fit", lambda *given: true())
    assert {text: found(path, text, 99) for text in TYPED} == sifted
    assert sum(map(len, sifted.values())) > len(TYPED)
