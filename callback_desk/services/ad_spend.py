"""Typing what was spent on advertising, for the office manager."""

from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.review_errors import SpendUnreadable
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role

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


def set_spend(desk: Desk, source: str, month: str, cents: int | None) -> None:
    """Keep what was spent for a source in a month; None takes it back.

    Args:
        desk: whose.
        source: as reports count it.
        month: like `2026-11`.
        cents: the amount.

    Raises:
        NotAllowed: whoever is signed in is no office manager.
    """
    staff = desk.staff
    if not staff.manages:
        raise NotAllowed(role=say_a_role(staff.role), what=_("type the ad spend"))
    now = desk.now()
    with desk.open_work() as work:
        work.spend.set(source, month, cents, staff.staff_id, now)
        work.audit.add("ad_spend_typed", staff.staff_id, now)
        work.commit()


def spend_of_month(desk: Desk, month: str) -> dict[str, int]:
    """What was typed for a month by source, cents."""
    with desk.open_work(writes=False) as work:
        typed = work.spend.of_months(month, month)
    return {source: cents for (source, _unused), cents in typed.items()}
