"""The search index finds whom a plain look at everybody finds, whatever happened."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select
from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.lead_identity import NumberState
from callback_desk.domain.lead_search import FoundBy, how_found, read_search
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads, split_leads
from callback_desk.services.lead_identity import (
    add_number,
    correct_name,
    correct_number,
    remove_number,
    show_identity,
    use_number,
)
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.search_leads import search_leads
from callback_desk.services.search_upkeep import index_anew, index_leads
from callback_desk.services.undo_import import undo_import
from callback_desk.storage import search_query
from callback_desk.storage.call_tables import LeadNumberRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.raw_text import storable
from callback_desk.storage.search_index import (
    FEW,
    LAST_NUMBER,
    index_some,
    index_state,
    waiting_for_index,
)
from callback_desk.storage.search_query import find_leads
from callback_desk.storage.search_tokens import (
    best_question,
    note_question,
    tokens_of,
)
from callback_desk.storage.tables import AttemptRow, LeadRow
from tests.desks import DeskClock, copy_desk, opened
from tests.storage.stored_desk import (
    connected,
    filled_desk,
    rows_of,
    set_back,
    take,
    tamper,
)

REVISION = "callback_desk.storage.migrations.versions.0019_search_index"
INDEX: str = import_module(REVISION).INDEX
PHONE = "+12125550142"
# A lead, and how it was found.
Told = tuple[int, tuple[FoundBy, str | None]]
NAMES = (
    *("María Álvarez", "José Ángel de la Cruz", "Sean O'Brien", "Sean O’Brien"),
    *("Anne-Marie D’Arcy", "Ana Belén García-López y Núñez", "van  den   Berg, Jan"),
    *("李小龙", "山田 太郎", "Zoë Müller", "Łukasz Ørsted", "Weiß", "Li", "X"),
    *("J. R. R. Tolkien", "%_ percent", "'; DROP TABLE leads; --", "<b>Bo</b>"),
    *("\u202eReversed Name", "&amp;Co \"quoted\" OR NEAR", "=o AND ~x", "^m*", "Ngozi"),
    *("Ｆｕｌｌ Ｗｉｄｔｈ", "Москва Наталья", "محمد علي", "12 Monkeys", "Apt 212"),
    *("Ökzoğlu, İpek", "O. B.", "de la de la Cruz", "Ana 212-555", "٣٤٥"),
    *("x" * 300 + " Longname", "Jean‑Luc", "Ａna", "a", "Sam Sam Sam", "McDonald"),
)  # fmt: skip
NOTES = (
    *("Daughter answers: call 917-555-0100 after 4", "Prefers Dr. Núñez", "", "", ""),
    *("said 'maria' knows", "ask for o’brien", "at 4 pm 9 1 7", "山田 called", "x y z"),
    *("y" * 400 + " far behind 12125550199", "ext 7 or 0142", "AND OR NOT", "٣٤٥ ٦٧٨"),
)
NUMBERS = ("(917) 555-0117 x7", "020 7946 0958", "0044 20 7946 0958", "07946")
FEW_KEYS = ("5", "55", "1", "a", "m", "ma")
LETTERS = "aámo'’-. \"*^~=+%_0125ñ李山ß(){}:&;"


class Everybody:
    """All leads as they are stored, looked at one by one; nothing is sieved."""

    def __init__(self, connection: Connection) -> None:
        self.notes: defaultdict[int, list[str]] = defaultdict(list)
        self.others: defaultdict[int, list[tuple[str, str | None]]] = defaultdict(list)
        newest_first = (AttemptRow.at.desc(), AttemptRow.attempt_id.desc())
        said = select(AttemptRow.lead_id, AttemptRow.note).order_by(*newest_first)
        for lead_id, note in connection.execute(said):
            self.notes[lead_id].append(note)
        for row in connection.execute(select(*LeadNumberRow.__table__.columns)):
            if row.state != NumberState.REMOVED:
                self.others[row.lead_id].append((row.phone, row.extension))
        seen = select(*LeadRow.__table__.columns).where(is_seen(LeadRow.batch_id))
        leads = connection.execute(seen).all()
        self.leads = [row for row in leads if row.joined_into is None and row.phone]

    def find(self, text: str, limit: int) -> list[Told]:
        """What the search is to find."""
        search = read_search(text)
        found: list[tuple[tuple[Any, ...], Told]] = []
        for row in [] if search.is_empty else self.leads:
            number = row.lead_id
            is_other = any(search.fits_number(*one) for one in self.others[number])
            how = how_found(
                *(search, row.name, row.phone, row.extension, self.notes[number])
            )
            by = (FoundBy.NUMBER, None) if is_other else how
            if by is not None:
                better = list(FoundBy).index(by[0])
                newest = -row.received_at.timestamp()
                found.append(((not row.is_open, better, newest, -number), (number, by)))
        return [told for _, told in sorted(found)][:limit]


def by_index(connection: Connection, text: str, limit: int) -> list[Told]:
    found = find_leads(connection, text, limit)
    return [(lead.lead_id, (lead.found_by, lead.note)) for lead in found]


def typed_texts(random: Random, count: int) -> Iterator[str]:
    """What somebody might type: parts of what is stored, and anything at all."""
    for _ in range(count):
        source = random.choice((*NAMES, *NOTES, "+12125550142", *NUMBERS))
        start = random.randrange(max(len(source), 1))
        part = source[start : start + random.randrange(1, 12)]
        words = source.split()
        random.shuffle(words)
        prefixes = " ".join(word[: random.randrange(1, 6)] for word in words[:4])
        bare = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode()
        number = str(random.randrange(10 ** random.randrange(1, 12)))
        anything = "".join(random.choices(LETTERS, k=random.randrange(1, 9)))
        beside = f"{part} {number[:4]}"
        ways = (part, prefixes, bare, number, anything, beside, part.upper(), source)
        yield random.choice(ways)


def assert_alike(path: Path, random: Random, count: int) -> None:
    with connected(path) as connection:
        everybody = Everybody(connection)
        for text in (
            *NUMBERS,
            "5",
            "55",
            "1",
            "a",
            "m",
            "5550142",
            *typed_texts(random, count),
        ):
            limit = random.choice((1, 3, 10, 50))
            told = by_index(connection, text, limit)
            assert told == everybody.find(text, limit), (text, limit)


@contextmanager
def lived(path: Path, folder: Path, random: Random) -> Iterator[Desk]:
    """A desk with leads of all kinds, some closed, some with notes and numbers."""
    clock = DeskClock()
    with opened(path, clock) as desk:
        rows = []
        for _ in range(150):
            name = random.choice(NAMES).replace('"', '""')
            phone = f"({random.choice(('212', '917'))}) 555-{random.randrange(9999):04}"
            phone = random.choice((phone, phone, phone, "+44 20 7946 0958"))
            rows.append(f'"{name}",{phone},,,2026-11-{random.randrange(2, 16)} 09:00')
        take(desk, folder, *rows)
        for lead_id in lead_ids(path):
            clock.now += timedelta(minutes=1)
            live(desk, random, lead_id)
        yield desk


def live(desk: Desk, random: Random, lead_id: int) -> None:
    """Something that happens to a lead."""
    code = random.choice(("no_answer", "busy", "booked", "left_voicemail"))
    what = random.randrange(5)
    if what == 0:
        number = f"646555{random.randrange(9999):04}"
        add_number(desk, lead_id, number)
    elif what == 1:
        correct_name(desk, lead_id, random.choice(NAMES))
    elif what < 4:
        record_outcome(desk, lead_id, Call(code, note=random.choice(NOTES)))


def lead_ids(path: Path) -> list[int]:
    with connected(path) as connection:
        found = select(LeadRow.lead_id).where(LeadRow.joined_into.is_(None))
        return list(connection.scalars(found.order_by(LeadRow.lead_id)))


def index(desk: Desk, most: int = 40) -> None:
    """Take in all that waits, a little at a time."""
    done = 1
    while done:
        with desk.open_work() as work:
            done = work.index_some(most)
            work.commit()


def waiting(path: Path) -> list[int]:
    """The leads that are looked at plainly."""
    with connected(path) as connection:
        state = index_state(connection)
        assert state is not None
        among = waiting_for_index(connection, state)
        return [] if among is None else sorted(connection.scalars(among))


@pytest.mark.parametrize("seed", range(3))
def test_it_finds_whom_a_plain_look_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    # Whoever types a digit is seldom among the first.
    monkeypatch.setattr(search_query, "WALKED", 3)
    random = Random(seed)  # noqa: S311 - no secret
    path = copy_desk(tmp_path)
    with lived(path, tmp_path, random) as desk:
        assert_alike(path, random, 50)
        index(desk)
        assert waiting(path) == []
        assert_alike(path, random, 300)
        for lead_id in random.sample(lead_ids(path), 40):
            live(desk, random, lead_id)
        assert waiting(path)
        assert_alike(path, random, 100)
        index(desk)
        assert waiting(path) == []
        assert_alike(path, random, 100)


@pytest.mark.depth
@pytest.mark.parametrize("seed", range(100, 120))
def test_it_finds_them_on_many_desks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    test_it_finds_whom_a_plain_look_finds(tmp_path, monkeypatch, seed)


@pytest.fixture(scope="module")
def pieces() -> Iterator[Any]:
    """An index of one lead at a time."""
    database = driver.connect(":memory:", isolation_level=None)
    database.execute(INDEX)
    yield database
    database.close()


@given(name=st.text(max_size=40), note=st.text(max_size=60), typed=st.text(max_size=15))
@settings(max_examples=200)
def test_whatever_fits_is_held_by_the_index(
    pieces: Any,  # noqa: ANN401 - the driver's
    name: str,
    note: str,
    typed: str,
) -> None:
    """Any texts at all; what is typed may be a part of one, or of both."""
    name, note = storable(name), storable(note)
    held = tokens_of(name, [PHONE], [note], is_open=True)
    pieces.execute("INSERT INTO lead_search (rowid, pieces) VALUES (1, ?)", (held,))
    parts = (name, note, name[1:7], note[2:9], f"{note[:5]} {name[:3]} 0142")
    for text in (typed, *parts):
        search = read_search(text)
        how = None if search.is_empty else how_found(search, name, PHONE, None, [note])
        if how is None:
            continue
        noted = how[0] is FoundBy.NOTE
        asked = note_question(search) if noted else best_question(search)
        told = "SELECT rowid FROM lead_search WHERE lead_search MATCH ?"
        assert pieces.execute(told, (asked,)).fetchall() == [(1,)], text
    pieces.execute("DELETE FROM lead_search")


def test_what_changes_a_lead_is_noticed(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path, DeskClock()) as desk:
        ids = [
            enter_lead(desk, Typed(f"Ivy Number{n}", f"917-555-01{n:02}")).lead_id
            for n in range(10, 20)
        ]
        index(desk)
        add_number(desk, ids[0], "646-555-0111")
        assert waiting(path) == [ids[0]]
        correct_name(desk, ids[1], "Holly Berry")
        correct_number(desk, ids[2], "646-555-0112")
        record_outcome(desk, ids[3], Call("booked"))
        record_outcome(desk, ids[4], Call("busy"))
        record_outcome(desk, ids[5], Call("busy", note="a word"))
        assert waiting(path) == sorted({ids[0], ids[1], ids[2], ids[3], ids[5]})
        index(desk)
        assert waiting(path) == []
        (other,) = show_identity(desk, ids[0]).numbers
        use_number(desk, ids[0], other.number_id)
        assert waiting(path) == [ids[0]]
        assert [f.lead_id for f in search_leads(desk, "6465550111")] == [ids[0]]
        index(desk)
        for one in show_identity(desk, ids[0]).numbers:
            remove_number(desk, ids[0], one.number_id)
        index(desk)
        assert search_leads(desk, "9175550110") == []
        assert_alike(path, Random(1), 100)  # noqa: S311


def test_joins_and_splits_are_followed(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path, DeskClock()) as desk:
        one = enter_lead(desk, Typed("Ivy Park", "917-555-0170")).lead_id
        two = enter_lead(desk, Typed("Holly Berry", "917-555-0171")).lead_id
        record_outcome(desk, two, Call("busy", note="knows Wilhelmina"))
        index(desk)
        join = join_leads(desk, one, two)
        for indexed in (False, True):
            found = [f.lead_id for f in search_leads(desk, "wilhelmina")]
            assert found == [one], indexed
            assert search_leads(desk, "holly") == []
            assert [f.lead_id for f in search_leads(desk, "0171")] == [one]
            index(desk)
        split_leads(desk, one, join.join_id)
        for _ in range(2):
            assert [f.lead_id for f in search_leads(desk, "wilhelmina")] == [two]
            assert [f.lead_id for f in search_leads(desk, "holly")] == [two]
            index(desk)


def test_an_import_that_is_taken_back_leaves_the_index(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        index(desk)
        assert places(path)
        undo_import(desk, 1)
        assert search_leads(desk, "ana") == []
        assert_alike(path, Random(2), 50)  # noqa: S311
        index(desk)
        assert places(path) == set()


def test_leads_of_a_pending_batch_are_not_taken_in(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    tamper(path, "UPDATE batches SET state = 'pending'")
    with connected(path, writes=True) as connection:
        assert index_some(connection, 10) == 0
        assert by_index(connection, "ana", 10) == []


def test_an_index_of_another_form_is_made_anew(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        record_outcome(desk, 1, Call("busy", note="Wilhelmina"))
        index(desk)
        before = places(path)
        tamper(path, "UPDATE search_marks SET upto = 1 WHERE kind = 'form'")
        assert [f.lead_id for f in search_leads(desk, "wilhelmina")] == [1]
        index(desk)
        assert places(path) == before
        assert [f.lead_id for f in search_leads(desk, "wilhelmina")] == [1]
        index_anew(desk)
        assert places(path) == before


def test_who_was_here_before_the_index_is_found(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    set_back(path, "0018")
    with opened(path) as desk:
        for _ in range(2):
            assert [f.lead_id for f in search_leads(desk, "ana")] == [1]
            index(desk)
        assert waiting(path) == []


def test_few_leads_are_worth_no_writing(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        index(desk)
        for n in range(FEW):
            assert index_leads(desk) == 0
            enter_lead(desk, Typed(f"Ivy Number{n}", f"917-555-{n:04}"))
        assert index_leads(desk) == FEW
        assert waiting(path) == []


def places(path: Path) -> set[int]:
    """The leads that stand in the index."""
    found = rows_of(path, "SELECT rowid FROM lead_search")
    return {place & LAST_NUMBER for (place,) in found}
