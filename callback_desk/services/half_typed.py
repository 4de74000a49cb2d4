"""Notes that were typed and not saved: kept should the program break off."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from callback_desk.domain.half_typed import LEFT, HalfTyped, LeftNotes, Runs
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
    run: str,
    given: Mapping[int, Collection[str]] | None = None,
) -> None:
    """Keep what people typed in a run, in the place of what it kept for them before.

    Args:
        desk: where, encrypted as all else.
        notes: by whom, and by lead.
        run: of the program; what the others keep stays.
        given: whose notes of ended runs stand in a window of this one by now.

    Raises:
        DeskError: the desk cannot be written.
    """
    with desk.open_work() as work:
        for staff_id, theirs in notes.items():
            work.half_typed.keep(staff_id, theirs, desk.now(), run=run)
        for staff_id, runs in (given or {}).items():
            work.half_typed.let_go(staff_id, runs)
        work.commit()


def read_half_typed(desk: Desk, runs: Runs, given: Collection[str] = ()) -> LeftNotes:
    """What was kept for whoever is at the desk and stands in no window of any run.

    It stays kept until it stands in one again.

    Args:
        desk: where it is kept.
        runs: tell which have ended.
        given: the runs whose notes were given back already.

    Raises:
        DeskError: the desk cannot be read.
    """
    staff_id = desk.staff.staff_id
    with desk.open_work(writes=False) as work:
        kept_by = work.half_typed.runs(staff_id)
        asked = [run for run in kept_by if run != LEFT and run not in given]
        ended = [run for run in asked if not runs.is_there(run)]
        if LEFT in kept_by and (ended or LEFT not in given):
            # What was left is told as a whole.
            ended.append(LEFT)
        return LeftNotes(work.half_typed.read(staff_id, ended), ended)


def drop_notes_shown(desk: Desk, shown: Mapping[int, str]) -> None:
    """Let go of what whoever is at the desk was shown, by the leads that are gone.

    Raises:
        DeskError: the desk cannot be written.
    """
    with desk.open_work() as work:
        work.half_typed.delete_left(desk.staff.staff_id, shown)
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
        work.half_typed.leave(staff_id, theirs, desk.now())
        kept = work.half_typed.read(staff_id, [LEFT])
        work.commit()
    return Followed([note for note in kept if note.is_gone], joined)
