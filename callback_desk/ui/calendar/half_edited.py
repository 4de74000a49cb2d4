"""What is edited on the Calendar page and not in force yet."""

from dataclasses import dataclass

from callback_desk.ui.calendar.chosen_days import ChosenDays
from callback_desk.ui.calendar.draft import KeyedEdit


@dataclass(frozen=True, slots=True)
class HalfEdited:
    """For its owner alone, as long as the program runs.

    Attributes:
        edits: they are made anew, upon whatever calendar is in force then.
        closing: the days that they close, if their people are to be called.
        words: what they change, a sentence each.
    """

    edits: tuple[KeyedEdit, ...] = ()
    closing: ChosenDays | None = None
    words: tuple[str, ...] = ()


NOTHING_EDITED = HalfEdited()
