"""Notes that were typed and not saved: kept when the system ends the program."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from callback_desk.domain.half_typed import ELSEWHERE, HalfTyped
from callback_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Followed:
    """Where the leads of notes went.

    Attributes:
        kept: all that is kept of leads that are gone, where one of these is.
        joined: the leads that were joined to another one, and to which.
    """

    kept: Sequence[HalfTyped]
    joined: Mapping[int, int]


def keep_half_typed(
    desk: Desk,
    notes: Mapping[int, Mapping[int, str]],
    unseen: Collection[int] = (),
    instead: Mapping[int, Mapping[int, str]] | None = None,
) -> None:
    """Keep what people typed, in the place of what was kept for them before.

    Args:
        desk: where, encrypted as all else.
        notes: by whom, and by lead.
        unseen: who has not seen yet what was kept for them: that stays as well.
        instead: what of theirs was kept from here before. What another window keeps
            stays as well; of whom nothing is said here all takes its place.

    Raises:
        DeskError: the desk cannot be written.
    """
    with desk.open_work() as work:
        for staff_id, theirs in notes.items():
            before = None if instead is None else instead.get(staff_id)
            mine = {} if staff_id in unseen else before
            work.half_typed.keep(staff_id, theirs, desk.now(), instead=mine)
        work.commit()


def read_half_typed(desk: Desk) -> Sequence[HalfTyped]:
    """What was kept for whoever is at the desk; it stays kept until it is dropped.

    Raises:
        DeskError: the desk cannot be read.
    """
    with desk.open_work(writes=False) as work:
        return work.half_typed.read(desk.staff.staff_id)


def keep_words_shown(desk: Desk, words: str) -> None:
    """Keep what was typed elsewhere until whoever is at the desk deletes it.

    Raises:
        DeskError: the desk cannot be written.
    """
    with desk.open_work() as work:
        work.half_typed.keep(
            desk.staff.staff_id, {ELSEWHERE: words}, desk.now(), instead={}
        )
        work.commit()


def drop_half_typed(desk: Desk) -> None:
    """Let go of what was kept for whoever is at the desk: it stands there again.

    What was typed on leads that are gone stays: it stands nowhere.

    Raises:
        DeskError: the desk cannot be read or written.
    """
    staff_id = desk.staff.staff_id
    with desk.open_work(writes=False) as work:
        if not work.half_typed.any(staff_id):
            return
    with desk.open_work() as work:
        work.half_typed.drop(staff_id)
        work.commit()


def drop_notes_of_gone(desk: Desk) -> None:
    """Let go of what whoever is at the desk typed on leads that are gone.

    Raises:
        DeskError: the desk cannot be written.
    """
    with desk.open_work() as work:
        work.half_typed.drop(desk.staff.staff_id, gone=True)
        work.commit()


def follow_notes(desk: Desk, notes: Mapping[int, str]) -> Followed:
    """Find the leads of notes; what was typed on leads that are gone is kept.

    It stands nowhere else any more.

    Args:
        desk: where it is kept.
        notes: what whoever is at the desk typed and did not save, by lead.

    Returns:
        Where the leads went.

    Raises:
        DeskError: the desk cannot be read or written.
    """
    staff_id = desk.staff.staff_id
    with desk.open_work(writes=False) as work:
        now_of = work.half_typed.now_of(notes.keys())
    joined = {
        lead_id: now
        for lead_id, now in now_of.items()
        if now is not None and now != lead_id
    }
    theirs = {lead_id: notes[lead_id] for lead_id, now in now_of.items() if now is None}
    if not theirs:
        return Followed((), joined)
    with desk.open_work() as work:
        work.half_typed.keep(staff_id, theirs, desk.now(), instead={})
        kept = work.half_typed.read(staff_id)
        work.commit()
    return Followed([note for note in kept if note.is_gone], joined)
