"""Typing what was spent on advertising, for the office manager."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from callback_desk.domain.errors import DeskError, NotAllowed
from callback_desk.domain.review_errors import (
    SpendTakenBackElsewhere,
    SpendTypedElsewhere,
    SpendUnreadable,
)
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.wording.intake import say_origin
from callback_desk.wording.people import say_a_role, visible
from callback_desk.wording.report_sentences import say_money
from callback_desk.wording.times import say_month

CENTS = 100
# More than any clinic spends in a month: a slip of the key.
MOST_CENTS = 100_000_000 * CENTS


def read_cents(text: str) -> int | None:
    """An amount as it is typed, `3,120` or `$3120.50`, in cents; None where empty.

    Raises:
        SpendUnreadable: it is no amount.
    """
    bare = text.strip().removeprefix("$").replace(",", "").replace(" ", "")
    if not bare:
        return None
    whole, dot, part = bare.partition(".")
    digits = (whole or "0") + part
    if not (digits.isascii() and digits.isdigit()) or len(part) > 2 or bare == dot:
        raise SpendUnreadable(text=text)
    cents = int(whole or "0") * CENTS + int(part.ljust(2, "0"))
    if cents > MOST_CENTS:
        raise SpendUnreadable(text=text)
    return cents


@dataclass(frozen=True, slots=True)
class TypedSpend:
    """An amount that somebody typed in the place of another one.

    Attributes:
        source: as reports count it.
        month: like `2026-11`.
        cents: the amount; None takes it back.
        before: what stood there as it was typed.
    """

    source: str
    month: str
    cents: int | None
    before: int | None


def keep_spend(desk: Desk, typed: Sequence[TypedSpend]) -> None:
    """Keep what was spent, all of it or nothing.

    Raises:
        NotAllowed: whoever is signed in is no office manager.
        SpendTypedElsewhere, SpendTakenBackElsewhere: another desk changed one of them
            meanwhile.
    """
    staff = desk.staff
    if not staff.manages:
        raise NotAllowed(role=say_a_role(staff.role), what=_("type the ad spend"))
    now = desk.now()
    with desk.open_work() as work:
        months = [one.month for one in typed]
        stands = work.spend.of_months(min(months), max(months)) if typed else {}
        for one in typed:
            there = stands.get((one.source, one.month))
            if there == one.cents:
                continue
            if there != one.before:
                raise _changed_elsewhere(one, there)
            work.spend.set(one.source, one.month, one.cents, staff.staff_id, now)
            work.audit.add("ad_spend_typed", staff.staff_id, now)
        work.commit()


def _changed_elsewhere(one: TypedSpend, there: int | None) -> DeskError:
    fields = {
        "source": visible(say_origin(one.source)),
        "month": say_month(date.fromisoformat(f"{one.month}-01")),
    }
    if there is None:
        return SpendTakenBackElsewhere(**fields)
    return SpendTypedElsewhere(amount=say_money(there), **fields)


def spend_of_months(desk: Desk, first: str, last: str) -> dict[tuple[str, str], int]:
    """What was typed, cents by source and month, from one month to another."""
    with desk.open_work(writes=False) as work:
        return work.spend.of_months(first, last)
