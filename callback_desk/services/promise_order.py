"""By what lists of promises are sorted, on the screen and on paper alike."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from callback_desk.domain.due_promise import Became
from callback_desk.domain.plain_text import fold
from callback_desk.domain.report_choice import PromiseRow
from callback_desk.domain.sort_order import SortKey, SortOrder, in_order
from callback_desk.services.missed_callbacks import MissedCallback
from callback_desk.translation import _
from callback_desk.wording.intake import say_origin
from callback_desk.wording.missed import CAUSES

Row = TypeVar("Row")
Raw = Callable[[Row], SortKey | None]
_BECAME: Final = list(Became)


def _missed_name(row: MissedCallback) -> SortKey:
    return fold(row.promise.told.name)


def _missed_due(row: MissedCallback) -> SortKey:
    return row.promise.due_at


def _late(row: MissedCallback) -> SortKey:
    return row.minutes_late


def _cause(row: MissedCallback) -> SortKey:
    return fold(CAUSES[row.reason.cause])


def _is_signed(row: MissedCallback) -> SortKey:
    return row.review is not None


MISSED_WORDS: Final = (
    *(_("Due"), _("Name"), _("Late by"), _("Likely cause"), _("Signed off")),
)
_MISSED: Final[Sequence[Raw[MissedCallback]]] = (
    *(_missed_due, _missed_name, _late, _cause, _is_signed),
)


def _name(row: PromiseRow) -> SortKey:
    return fold(row.name)


def _asked(row: PromiseRow) -> SortKey:
    return row.received_at


def _due(row: PromiseRow) -> SortKey:
    return row.due_at


def _became(row: PromiseRow) -> SortKey | None:
    return None if row.became is None else _BECAME.index(row.became)


def _first_call(row: PromiseRow) -> SortKey | None:
    return row.first_call_at


def _source(row: PromiseRow) -> SortKey:
    return fold(say_origin(row.source))


PROMISE_WORDS: Final = (
    *(_("Name"), _("Asked"), _("Due"), _("By then"), _("First call"), _("Source")),
)
_PROMISES: Final[Sequence[Raw[PromiseRow]]] = (
    *(_name, _asked, _due, _became, _first_call, _source),
)


def raw_of_missed(row: MissedCallback, column: int) -> SortKey | None:
    """What one of `MISSED_WORDS` compares a missed callback by."""
    return _MISSED[column](row)


def raw_of_promise(row: PromiseRow, column: int) -> SortKey | None:
    """What one of `PROMISE_WORDS` compares a promise by."""
    return _PROMISES[column](row)


def sort_missed(
    rows: Sequence[MissedCallback], order: SortOrder | None
) -> list[MissedCallback]:
    """Missed callbacks, which come by deadline, in another order."""
    return _sorted(rows, _MISSED, order)


def sort_promises(
    rows: Sequence[PromiseRow], order: SortOrder | None
) -> list[PromiseRow]:
    """Promises, of which the missed come first, in another order."""
    return _sorted(rows, _PROMISES, order)


def _sorted(
    rows: Sequence[Row], raws: Sequence[Raw[Row]], order: SortOrder | None
) -> list[Row]:
    if order is None or order.column >= len(raws):
        return list(rows)
    return in_order(rows, raws[order.column], falls=order.falls)
