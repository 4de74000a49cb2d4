"""What a desk knows beside a file: which words tell of danger, and what day it is."""

from datetime import date
from typing import Final, NamedTuple

from callback_desk.intake.title_lines import IsDanger, tells_nothing


class AtDesk(NamedTuple):
    """What tells how a file is to be read, besides what staff say of it.

    Attributes:
        is_danger: tells it of words above a table.
        latest: the last day on which a form can have been sent, None: any.
    """

    is_danger: IsDanger = tells_nothing
    latest: date | None = None


ANY_DESK: Final = AtDesk()
