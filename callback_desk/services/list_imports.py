"""The imports so far, and what taking one back would come to."""

from dataclasses import dataclass

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.import_list import ListedImport, Reach
from callback_desk.domain.ports import Work
from callback_desk.domain.sort_order import SortOrder
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force

# Imports read at once.
PAGE = 100
# Leads that are called by their names; the others are counted.
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class ImportPage:
    """Some imports, the newest first unless they are sorted.

    Attributes:
        imports: them.
        calendar: whose days they are told in.
        is_last: whether none follows.
    """

    imports: list[ListedImport]
    calendar: BusinessCalendar
    is_last: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody has of the list already.

    Attributes:
        last: the number of the last import.
        count: how many they are.
    """

    last: int
    count: int


@dataclass(frozen=True, slots=True)
class UndoForeseen:
    """What taking an import back would come to.

    Attributes:
        reach: whom it would reach.
        names: of the first of those who would stay, worked on as they are.
    """

    reach: Reach
    names: tuple[str, ...]


def list_imports(
    desk: Desk,
    known: Known | None = None,
    limit: int = PAGE,
    order: SortOrder | None = None,
    until: int | None = None,
) -> ImportPage:
    """The imports so far.

    Args:
        desk: where to look.
        known: what is known already, or None for the first ones.
        limit: how many at most, unless `until` stands behind them.
        order: by which `ImportKey` all of them are sorted; None for the newest first.
        until: an import that is wanted, wherever it stands; None for none.
    """
    with desk.open_work(writes=False) as work:
        found = _found(work, known, limit + 1, order)
        while until is not None and len(found) > limit:
            if any(one.batch_id == until for one in found[:limit]):
                break
            so_far = Known(found[limit - 1].batch_id, limit)
            found = [*found[:limit], *_found(work, so_far, PAGE + 1, order)]
            limit += PAGE
        calendar = in_force(desk, work).calendar
    return ImportPage(found[:limit], calendar, is_last=len(found) <= limit)


def _found(
    work: Work, known: Known | None, limit: int, order: SortOrder | None
) -> list[ListedImport]:
    if order is None:
        return list(work.import_list.listed(known.last if known else None, limit))
    return list(work.import_list.listed_by(order, known.count if known else 0, limit))


def foresee_undo(desk: Desk, batch_id: int) -> UndoForeseen:
    """What taking an import back would come to; nothing is changed.

    Raises:
        UnknownBatch: there is none of that number, or it was taken back before.
    """
    with desk.open_work(writes=False) as work:
        reach = work.import_list.reach(batch_id, desk.now())
        named = reach.kept[:MOST_NAMED]
        details = work.leads.details(named) if named else {}
    return UndoForeseen(reach, tuple(details[lead_id].name for lead_id in named))


def names_of(desk: Desk, lead_ids: tuple[int, ...]) -> tuple[str, ...]:
    """The names of the first of these leads, in their order."""
    named = lead_ids[:MOST_NAMED]
    if not named:
        return ()
    with desk.open_work(writes=False) as work:
        details = work.leads.details(named)
    return tuple(details[lead_id].name for lead_id in named)
