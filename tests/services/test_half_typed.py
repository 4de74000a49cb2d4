"""Notes that were typed and not saved: kept for whoever typed them, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.domain.half_typed import HalfTyped
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.half_typed import (
    drop_half_typed,
    drop_notes_of_gone,
    keep_half_typed,
    read_half_typed,
)
from callback_desk.services.join_leads import join_leads
from callback_desk.services.staff_access import add_staff
from callback_desk.services.undo_import import undo_import
from tests.desks import PASSWORD, copy_desk, opened
from tests.storage.stored_desk import take

ME, ANN = 1, 2
ROWS = (
    "Ana Lopez,(212) 555-0142,,call me,2026-11-16 10:00",
    "Bo Chen,(646) 555-0188,,call me,2026-11-16 10:00",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        take(desk, tmp_path, *ROWS)
        add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
        yield desk


def taken(desk: Desk) -> list[tuple[int, str, str]]:
    notes = [(one.lead_id, one.name, one.text) for one in read_half_typed(desk)]
    drop_half_typed(desk)
    return notes


def test_what_was_typed_comes_back_once(desk: Desk) -> None:
    assert taken(desk) == []
    keep_half_typed(desk, {ME: {1: "asked for Maria", 2: "ring twice"}})
    assert taken(desk) == [
        (1, "Ana Lopez", "asked for Maria"),
        (2, "Bo Chen", "ring twice"),
    ]
    assert taken(desk) == []


def test_keeping_again_takes_the_place_of_what_was_kept(desk: Desk) -> None:
    keep_half_typed(desk, {ME: {1: "asked for Maria"}, ANN: {1: "Ann's own"}})
    keep_half_typed(desk, {ME: {2: "ring twice"}})
    assert taken(desk) == [(2, "Bo Chen", "ring twice")]
    keep_half_typed(desk, {ME: {}})
    assert taken(desk) == []


def test_what_was_not_seen_yet_stays_beside_what_is_kept_anew(desk: Desk) -> None:
    keep_half_typed(desk, {ME: {1: "asked for Maria", 2: "ring twice"}})
    for _twice in range(2):
        keep_half_typed(desk, {ME: {1: "not before noon"}}, unseen={ME})
    assert taken(desk) == [
        (1, "Ana Lopez", "not before noon\nasked for Maria"),
        (2, "Bo Chen", "ring twice"),
    ]


def test_what_is_read_stays_until_it_is_dropped(desk: Desk) -> None:
    keep_half_typed(desk, {ME: {1: "asked for Maria"}, ANN: {1: "Ann's own"}})
    assert read_half_typed(desk) == read_half_typed(desk) != []
    drop_half_typed(desk)
    assert read_half_typed(desk) == []
    with desk.open_work(writes=False) as work:
        assert work.half_typed.any(ANN)


def test_nobody_gets_what_somebody_else_typed(desk: Desk) -> None:
    keep_half_typed(desk, {ANN: {1: "Ann's own"}})
    assert taken(desk) == []
    with desk.open_work(writes=False) as work:
        assert work.half_typed.any(ANN)


def test_the_note_goes_where_its_lead_went(desk: Desk) -> None:
    keep_half_typed(desk, {ME: {1: "of both", 2: "of one"}})
    join_leads(desk, 1, 2)
    assert taken(desk) == [(1, "Ana Lopez", "of both\nof one")]


def test_a_note_on_a_lead_that_is_gone_stays_until_its_owner_lets_go_of_it(
    desk: Desk, tmp_path: Path
) -> None:
    take(desk, tmp_path, "Cy Dent,(917) 555-0111,,call me,2026-11-16 11:00")
    keep_half_typed(
        desk, {ME: {1: "asked for Maria", 3: "rings at noon"}, ANN: {1: "Ann's own"}}
    )
    undo_import(desk, 1)
    lost = HalfTyped(1, "", "asked for Maria", is_gone=True)
    assert read_half_typed(desk) == [lost, HalfTyped(3, "Cy Dent", "rings at noon")]
    drop_half_typed(desk)
    assert read_half_typed(desk) == [lost]
    # The next end of the program keeps other notes.
    keep_half_typed(desk, {ME: {3: "not before noon"}})
    assert lost in read_half_typed(desk)
    drop_notes_of_gone(desk)
    assert taken(desk) == [(3, "Cy Dent", "not before noon")]
    with desk.open_work(writes=False) as work:
        assert [one.text for one in work.half_typed.read(ANN)] == ["Ann's own"]


def test_the_same_person_at_two_windows_loses_nothing_at_either(desk: Desk) -> None:
    here, there = {ME: {1: "asked for Maria"}}, {ME: {1: "ring twice", 2: "at noon"}}
    keep_half_typed(desk, here, instead={ME: {}})
    keep_half_typed(desk, there, instead={ME: {}})
    more = {ME: {1: "asked for Maria, twice"}}
    keep_half_typed(desk, more, instead=here)
    keep_half_typed(desk, {ME: {1: "ring twice"}}, instead=there)
    assert taken(desk) == [(1, "Ana Lopez", "ring twice\nasked for Maria, twice")]
    keep_half_typed(desk, here, instead={ME: {}})
    keep_half_typed(desk, there, instead={ME: {}})
    keep_half_typed(desk, {ME: {}}, instead=here)
    assert taken(desk) == [(1, "Ana Lopez", "ring twice"), (2, "Bo Chen", "at noon")]
