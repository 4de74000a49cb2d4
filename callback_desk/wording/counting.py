"""Counts as they are told: exact as far as anybody reads, then *so many and more*."""

from callback_desk.translation import grouped

# Storage counts one more than that, and no further.
MOST_TOLD = 999


def say_up_to(count: int) -> str:
    """A count, "999+" where it is more than that."""
    return grouped(count) if count <= MOST_TOLD else f"{MOST_TOLD}+"
