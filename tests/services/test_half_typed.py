"""Notes that are typed and not saved: kept for whoever typed them, by their window."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.half_typed import ELSEWHERE, IN_FIELDS, LEFT, HalfTyped
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.half_typed import (
    drop_notes_shown,
    follow_notes,
    keep_half_typed,
    read_half_typed,
)
from callback_desk.services.join_leads import join_leads
from callback_desk.services.staff_access import add_staff
from callback_desk.services.undo_import import undo_import
from tests.desks import PASSWORD, DeskClock, copy_desk, opened
from tests.storage.stored_desk import rows_of, set_back, take, tamper

ME, ANN = 1, 2
HERE, THERE, ENDED = "here", "there", "ended"
ROWS = (
    "Ana Lopez,(212) 555-0142,,call me,2026-11-16 10:00",
    "Bo Chen,(646) 555-0188,,call me,2026-11-16 10:00",
)


@dataclass
class SomeRuns:
    """Runs of which some are there."""

    there: set[str] = field(default_factory=set)
    mine: str = HERE

    def is_there(self, run: str) -> bool:
        """Whether it is one of these."""
        return run == self.mine or run in self.there


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), clock) as desk:
        take(desk, tmp_path, *ROWS)
        add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
        yield desk


def left(desk: Desk, *there: str, given: tuple[str, ...] = ()) -> dict[int, str]:
    kept = read_half_typed(desk, SomeRuns(set(there)), given)
    return {one.lead_id: one.text for one in kept.notes}


def test_what_an_ended_run_kept_is_left_and_what_stands_in_a_window_is_not(
    desk: Desk,
) -> None:
    assert left(desk) == {}
    keep_half_typed(desk, {ME: {1: "asked for Maria", 2: "ring twice"}}, THERE)
    keep_half_typed(desk, {ME: {1: "mine"}}, HERE)
    assert left(desk, THERE) == {}
    kept = read_half_typed(desk, SomeRuns())
    assert kept.runs == [THERE]
    assert kept.notes == [
        HalfTyped(1, "Ana Lopez", "asked for Maria"),
        HalfTyped(2, "Bo Chen", "ring twice"),
    ]


def test_keeping_again_takes_the_place_of_what_the_run_kept_and_of_nothing_else(
    desk: Desk,
) -> None:
    notes = {ME: {1: "asked for Maria"}, ANN: {1: "Ann's own"}}
    keep_half_typed(desk, notes, THERE)
    keep_half_typed(desk, {ME: {1: "not before noon"}}, ENDED)
    keep_half_typed(desk, {ME: {2: "ring twice"}}, THERE)
    assert left(desk) == {1: "not before noon", 2: "ring twice"}
    keep_half_typed(desk, {ME: {}}, ENDED)
    keep_half_typed(desk, {ME: {}}, THERE)
    assert left(desk) == {}
    with desk.open_work(writes=False) as work:
        assert [one.text for one in work.half_typed.read(ANN, [THERE])] == ["Ann's own"]


def test_what_was_given_back_goes_in_the_step_in_which_its_new_run_keeps_it(
    desk: Desk,
) -> None:
    keep_half_typed(desk, {ME: {1: "asked for Maria"}}, ENDED)
    assert left(desk) == left(desk) == {1: "asked for Maria"}
    assert left(desk, given=(ENDED,)) == {}
    theirs = {ME: {1: "asked for Maria, twice"}}
    keep_half_typed(desk, theirs, HERE, {ME: {ENDED, LEFT}})
    assert left(desk) == {}
    # And that run is killed in turn.
    kept = read_half_typed(desk, SomeRuns(mine="next"))
    assert [one.text for one in kept.notes] == ["asked for Maria, twice"]


def test_nobody_gets_what_somebody_else_typed(desk: Desk) -> None:
    keep_half_typed(desk, {ANN: {1: "Ann's own"}}, ENDED)
    kept = read_half_typed(desk, SomeRuns())
    assert (kept.notes, kept.runs) == ([], [])
    keep_half_typed(desk, {ME: {}}, HERE, {ME: {ENDED}})
    with desk.open_work(writes=False) as work:
        assert work.half_typed.runs(ANN) == [ENDED]


def test_the_note_goes_where_its_lead_went(desk: Desk) -> None:
    keep_half_typed(desk, {ME: {1: "of both", 2: "of one"}}, ENDED)
    keep_half_typed(desk, {ME: {1: "of one", 2: "at noon"}}, "too")
    join_leads(desk, 1, 2)
    assert left(desk) == {1: "of both\nof one\nat noon"}


def test_a_note_on_a_lead_that_is_gone_stays_until_its_owner_deletes_it(
    desk: Desk, tmp_path: Path
) -> None:
    take(desk, tmp_path, "Cy Dent,(917) 555-0111,,call me,2026-11-16 11:00")
    keep_half_typed(desk, {ME: {1: "asked for Maria", 3: "rings at noon"}}, ENDED)
    keep_half_typed(desk, {ANN: {1: "Ann's own"}}, ENDED)
    undo_import(desk, 1)
    keep_half_typed(desk, {ANN: {}}, THERE, {ANN: {ENDED}})
    lost = HalfTyped(1, "", "asked for Maria", is_gone=True)
    kept = read_half_typed(desk, SomeRuns())
    assert kept.notes == [lost, HalfTyped(3, "Cy Dent", "rings at noon")]
    keep_half_typed(desk, {ME: {3: "rings at noon"}}, HERE, {ME: set(kept.runs)})
    assert read_half_typed(desk, SomeRuns()).notes == [lost]
    # That it was shown makes it stand nowhere else.
    keep_half_typed(desk, {ME: {3: "rings at noon"}}, HERE, {ME: {LEFT}})
    assert read_half_typed(desk, SomeRuns()).notes == [lost]
    # Told once in a run, unless something comes to it.
    assert left(desk, given=(LEFT, ENDED)) == {}
    keep_half_typed(desk, {ME: {1: "she wept"}}, "too")
    assert left(desk, given=(LEFT, ENDED)) == {1: "asked for Maria\nshe wept"}
    # What its owner was not shown yet is not deleted.
    drop_notes_shown(desk, {1: "asked for Maria"})
    assert left(desk) == {1: "she wept"}
    keep_half_typed(desk, {ME: {}}, HERE, {ME: {"too"}})
    follow_notes(desk, {1: "and laughed"})
    assert left(desk) == {1: "and laughed\nshe wept"}
    drop_notes_shown(desk, {1: "she wept"})
    assert left(desk) == {1: "and laughed"}
    drop_notes_shown(desk, {1: "and laughed"})
    assert left(desk) == {}
    with desk.open_work(writes=False) as work:
        theirs = work.half_typed.read(ANN, [LEFT])
    assert [one.text for one in theirs] == ["Ann's own"]


def test_what_stood_in_a_dialog_is_left_as_words_of_the_moment_it_was_typed(
    desk: Desk, clock: DeskClock, tmp_path: Path
) -> None:
    keep_half_typed(desk, {ME: {IN_FIELDS: "for the notice"}}, ENDED)
    typed = desk.now()
    clock.now += timedelta(days=1)
    keep_half_typed(desk, {ME: {IN_FIELDS: "for the notice"}}, ENDED)
    keep_half_typed(desk, {ME: {}}, HERE, {ME: {ENDED}})
    assert left(desk) == {ELSEWHERE: "for the notice"}
    question = "SELECT run, lead_id, at FROM half_typed_notes"
    rows = rows_of(tmp_path / "desk.db", question)
    assert rows == [(LEFT, ELSEWHERE, int(typed.timestamp()))]


def test_what_an_older_version_kept_is_of_an_ended_run(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        take(desk, tmp_path, *ROWS)
    set_back(path, "0025")
    row = "(staff_id, lead_id, text, at) VALUES (1, 1, 'asked for Maria', 1700000000)"
    tamper(path, f"INSERT INTO half_typed_notes {row}")
    with opened(path) as desk:
        kept = read_half_typed(desk, SomeRuns({LEFT}))
        assert kept.notes == [HalfTyped(1, "Ana Lopez", "asked for Maria")]
        keep_half_typed(desk, {ME: {}}, HERE, {ME: set(kept.runs)})
        assert left(desk) == {}
