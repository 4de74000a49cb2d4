"""Counts as they are told: exact as far as anybody reads, then *so many and more*."""

from callback_desk.translation import _, _n, grouped

# Storage counts one more than that, and no further.
MOST_TOLD = 999


def say_up_to(count: int) -> str:
    """A count, "999+" where it is more than that."""
    return grouped(count) if count <= MOST_TOLD else f"{MOST_TOLD}+"


def say_leads(count: int) -> str:
    """How many leads."""
    return _n("1 lead", "{count:,} leads", count)


def say_leads_up_to(count: int) -> str:
    """The same, "999+ leads" where there are more than that."""
    if count > MOST_TOLD:
        return _("{most}+ leads", most=MOST_TOLD)
    return say_leads(count)


def say_records(count: int) -> str:
    """How many records of an import."""
    return _n("1 record", "{count:,} records", count)
