"""Whether the numbers of an import are those of another country than the clinic's.

Where the country was chosen wrongly, nearly no number can be read, and nothing about
any single one of them tells why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from callback_desk.domain.submission import Problem, Why
from callback_desk.services.desk import Desk
from callback_desk.services.preview_rows import SeenRow

LEAST, FEW, MOST_ASKED, LEAST_DIGITS = 3, 10, 50, 7
"""So many must be unreadable, with one good one for every so many at most; how many
are looked at; and the digits from which on a text is meant as a number."""


@dataclass(frozen=True, slots=True)
class NumbersElsewhere:
    """Most numbers are none of the clinic's country.

    Attributes:
        home: the country as whose numbers they were read, or None.
        country: the one whose they would be.
    """

    home: str | None
    country: str


def numbers_elsewhere(
    desk: Desk, rows: Iterable[SeenRow], home: str | None
) -> NumbersElsewhere | None:
    """Whose the numbers of a preview are, if they are not the clinic's country's.

    Args:
        desk: by which they were read.
        rows: the preview's.
        home: the clinic's country.
    """
    unread: list[str] = []
    good = 0
    for row in rows:
        if row.phone is not None:
            # Written with its country, a number says nothing about the clinic's.
            good += "+" not in row.phone_text
        elif is_unread(row.problem, row.phone_text):
            unread.append(row.phone_text)
    country = likelier_country(desk, unread, good)
    return None if country is None else NumbersElsewhere(home, country)


def is_unread(problem: Problem | None, phone_text: str) -> bool:
    """Whether a text is meant as a number, and was read as none."""
    if problem is None or problem.why is not Why.PHONE:
        return False
    return sum(map(str.isdigit, phone_text)) >= LEAST_DIGITS


def likelier_country(desk: Desk, unread: Sequence[str], good: int) -> str | None:
    """Whose numbers most are that could not be read, where hardly any other came."""
    if len(unread) < LEAST or good * FEW > len(unread):
        return None
    return desk.phones.likelier_country(unread[:MOST_ASKED])
