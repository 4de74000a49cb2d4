"""Whom a preview has met: kept in mind as they were, and not as objects."""

import gc
from datetime import UTC, datetime, timedelta

from callback_desk.domain.record import Record
from callback_desk.domain.submission import Precision
from callback_desk.services.import_leads import SourceSettings, preview_files
from callback_desk.services.on_file import Asking, PersonOnFile
from callback_desk.services.people_before import PeopleBefore
from tests.services.fake_desk import FakeDesk, FakeFile, asks

NOON = datetime(2026, 11, 16, 12, 0, 0, 250_000, UTC)


def _asking(received_at: datetime = NOON) -> Asking:
    due_at = received_at + timedelta(days=1)
    return Asking(
        None,
        received_at,
        Precision.DAY,
        due_at,
        promised_due_at=due_at + timedelta(hours=1),
        version=3,
        due_from=NOON,
        due_precision=Precision.MINUTE,
        due_version=2,
        moved=True,
    )


def _person(name: str, *askings: Asking) -> PersonOnFile:
    return PersonOnFile(None, name, list(askings), is_new=True)


def test_a_household_is_taken_out_as_it_was_kept() -> None:
    before = PeopleBefore()
    later = _asking(NOON + timedelta(hours=3))
    household = [_person("Ana Lopez", _asking(), later), _person("Bo", _asking())]
    before.keep({"+12125550142": household, "+12125550143": []}, [])
    asked = ["+12125550142", "+12125550143", "+12125550144"]
    assert before.taken_out(asked) == {"+12125550142": household, "+12125550143": []}


def test_somebody_stored_is_one_person_by_each_of_their_numbers() -> None:
    before = PeopleBefore()
    stored = PersonOnFile(7, "Ana Lopez", [_asking()], last_call_at=NOON)
    before.keep({"+12125550142": [stored], "+12125550143": [stored]}, [])
    found = before.taken_out(["+12125550142", "+12125550143"])
    assert found["+12125550142"][0] is found["+12125550143"][0] is stored


def test_what_was_sent_is_known_until_it_is_let_go() -> None:
    before = PeopleBefore()
    before.keep({"+12125550142": []}, [b"one", b"two"])
    assert before.sent_among([b"two", b"three"]) == {b"two"}
    before.let_go()
    assert before.sent_among([b"two"]) == set()
    assert before.taken_out(["+12125550142"]) == {}


def test_a_preview_keeps_nobody_whom_it_met_as_an_object() -> None:
    """Or a million of them are gone through whenever garbage is looked for."""
    people = [
        asks(row=n, name=f"Person {n}", phone_text=f"21255501{n:02}") for n in range(99)
    ]
    kept: list[int] = []

    def count(record: Record) -> None:
        kept.append(sum(isinstance(one, PersonOnFile) for one in gc.get_objects()))

    files = [
        (lambda: FakeFile([asks()]), count),
        (lambda: FakeFile(people), lambda _: None),
        (lambda: FakeFile([asks(name="Somebody Else")]), count),
    ]
    preview_files(FakeDesk().desk, files, SourceSettings())
    first, last = kept
    assert last - first < len(people) / 10
