"""Whether the numbers of an import are those of another country than the clinic's.

Where the country was chosen wrongly, nearly no number can be read, and nothing about
any single one of them tells why.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from callback_desk.domain.submission import Why
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
        elif row.problem is not None and row.problem.why is Why.PHONE:
            digits = sum(map(str.isdigit, row.phone_text))
            if digits >= LEAST_DIGITS:
                unread.append(row.phone_text)
    if len(unread) < LEAST or good * FEW > len(unread):
        return None
    country = desk.phones.likelier_country(unread[:MOST_ASKED])
    return None if country is None else NumbersElsewhere(home, country)
