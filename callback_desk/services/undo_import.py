"""Taking an import back: as if it had never been, but for what was worked on since."""

from collections.abc import Callable
from dataclasses import dataclass

from callback_desk.domain.import_errors import HalfTakenBack
from callback_desk.domain.ports import Work
from callback_desk.domain.settlement_errors import SettlementWorkedOn
from callback_desk.domain.stopping import Heed, Stopped, go_on
from callback_desk.domain.undone_together import InPart
from callback_desk.services.desk import Desk
from callback_desk.services.pending_imports import drop_pending
from callback_desk.services.settle_record import take_settlement_back
from callback_desk.services.taking_back import TakingBack, finish_taking_back

# Hears how many leads of an import were looked at, and how many there are.
OnPart = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of an import that was taken back.

    Attributes:
        removed: how many leads are gone.
        kept: the leads that somebody worked on since; they stay as they are.
        in_part: how far it came where somebody stopped it; the rest stays.
    """

    removed: int
    kept: tuple[int, ...]
    in_part: InPart | None = None


def ignore_part(_passed: int, _all: int) -> None:
    """Nobody wants to hear how far it is."""


def undo_import(
    desk: Desk,
    batch_id: int,
    heed: Heed = go_on,
    leave: Heed = go_on,
    on_part: OnPart = ignore_part,
) -> Undone:
    """Take a batch back; leads that somebody worked on since stay, with what they sent.

    So does a lead that somebody has open.

    A lead that asked before, or by another import too, loses only what it sent by this
    one. Who was barred stays barred. The same file is new again afterwards.

    A long one goes part by part, and calls are saved between them. Stopped there, what
    is left stays and can be taken back another time; what is gone, the file brings.

    Args:
        desk: where.
        batch_id: the import's number.
        heed: is asked before anything is taken back, and between the parts.
        leave: is asked there first; the rest is left to whoever imports, takes back or
            opens the desk next.
        on_part: hears behind each part how many leads were looked at, of how many.

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
        in_part = None
        try:
            if not is_whole:
                _take_rest(taking, heed, leave, on_part)
        except Stopped:
            taking.stop()
            in_part = InPart(taking.all - taking.left, taking.all)
        kept = tuple(sorted({*taking.kept, *stay}))
        return Undone(gone + taking.removed, kept, in_part)


def _take_rest(taking: TakingBack, heed: Heed, leave: Heed, on_part: OnPart) -> None:
    """Take back what is left, asking between the parts whether to go on."""

    def between() -> None:
        on_part(taking.passed, taking.all)
        try:
            leave()
        except Stopped:
            raise HalfTakenBack() from None
        heed()

    taking.take_all(between)


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
