"""Notes that were typed and not saved: kept when the system ends the program."""

from collections.abc import Mapping, Sequence

from callback_desk.domain.half_typed import HalfTyped
from callback_desk.services.desk import Desk


def keep_half_typed(desk: Desk, notes: Mapping[int, Mapping[int, str]]) -> None:
    """Keep what people typed, in the place of what was kept for them before.

    Args:
        desk: where, encrypted as all else.
        notes: by whom, and by lead.

    Raises:
        DeskError: the desk cannot be written.
    """
    with desk.open_work() as work:
        for staff_id, theirs in notes.items():
            work.half_typed.keep(staff_id, theirs, desk.now())
        work.commit()


def take_half_typed(desk: Desk) -> Sequence[HalfTyped]:
    """What was kept for whoever is at the desk; from then on it is not kept any more.

    Raises:
        DeskError: the desk cannot be read or written.
    """
    staff_id = desk.staff.staff_id
    with desk.open_work(writes=False) as work:
        if not work.half_typed.any(staff_id):
            return ()
    with desk.open_work() as work:
        taken = work.half_typed.take(staff_id)
        work.commit()
        return taken
