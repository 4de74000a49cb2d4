"""Taking an import back: as if it had never been, but for what was worked on since."""

from dataclasses import dataclass

from callback_desk.domain.import_errors import HalfTakenBack
from callback_desk.domain.ports import Work
from callback_desk.domain.settlement_errors import SettlementWorkedOn
from callback_desk.domain.stopping import Heed, Stopped, go_on
from callback_desk.services.desk import Desk
from callback_desk.services.pending_imports import drop_pending
from callback_desk.services.settle_record import take_settlement_back
from callback_desk.services.taking_back import TakingBack, finish_taking_back


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of an import that was taken back.

    Attributes:
        removed: how many leads are gone.
        kept: the leads that somebody worked on since; they stay as they are.
    """

    removed: int
    kept: tuple[int, ...]


def undo_import(
    desk: Desk, batch_id: int, heed: Heed = go_on, leave: Heed = go_on
) -> Undone:
    """Take a batch back; leads that somebody worked on since stay, with what they sent.

    So does a lead that somebody has open.

    A lead that asked before, or by another import too, loses only what it sent by this
    one. Who was barred stays barred. The same file is new again afterwards.

    A long one goes part by part, and calls are saved between them. Once the first part
    is gone all of it goes.

    Args:
        desk: where.
        batch_id: the import's number.
        heed: is asked before anything is taken back.
        leave: is asked between the parts; the rest is left to whoever imports, takes
            back or opens the desk next.

    Raises:
        Stopped: `heed` ended it, and nothing of it was taken back.
        HalfTakenBack: `leave` ended it.
        UnknownBatch: there is none of that number, or it was taken back before.
        ImportGoingOn: somebody is importing, and goes on.
    """
    with desk.open_work.importing():
        drop_pending(desk.open_work)
        finish_taking_back(desk)
        heed()
        taking = TakingBack(desk, batch_id)
        with desk.open_work() as work:
            work.imports.begin_taking_back(batch_id)
            gone, stay = _take_decisions_back(desk, work, taking, batch_id)
            is_whole = taking.take_some(work)
            work.readings.forget(batch_id)
            work.audit.add(
                "import_undone", desk.staff.staff_id, desk.now(), "batch", batch_id
            )
            heed()
            work.commit()
        try:
            if not is_whole:
                taking.take_all(leave)
        except Stopped:
            raise HalfTakenBack() from None
        return Undone(gone + taking.removed, tuple(sorted({*taking.kept, *stay})))


def _take_decisions_back(
    desk: Desk, work: Work, taking: TakingBack, batch_id: int
) -> tuple[int, list[int]]:
    """Take back what somebody corrected before the import, where nobody worked on it.

    Returns:
        How many leads are gone, and those that stay.
    """
    gone, stay = 0, []
    brought = work.kept.brought_by(batch_id)
    for decision in brought:
        if decision.by_record is not None:
            continue
        settlement = work.kept.undoing(decision.settlement_id).settlement
        try:
            take_settlement_back(desk, work, decision.settlement_id)
        except SettlementWorkedOn:
            if settlement.lead_id is not None:
                stay.append(settlement.lead_id)
        else:
            gone += settlement.made_lead
    mended = [one.by_record for one in brought if one.by_record is not None]
    if mended:
        taking.take_leads(work, work.imports.brought(batch_id, mended))
        _release_mended(desk, work, batch_id)
    return gone, stay


def _release_mended(desk: Desk, work: Work, batch_id: int) -> None:
    """Let kept records wait again whose mended record was taken back."""
    for decision in work.kept.brought_by(batch_id):
        mended = decision.by_record
        if mended is not None and not work.kept.is_there(mended):
            take_settlement_back(desk, work, decision.settlement_id)
