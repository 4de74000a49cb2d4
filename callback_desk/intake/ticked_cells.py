"""What was chosen or ticked on a form, and what else a visitor told in its cells."""

import re
from typing import Final

from callback_desk.domain.other_matters import is_other_matter, labelled
from callback_desk.domain.reach_words import asks_how_to_reach
from callback_desk.intake.cell_looks import NO, YES, looks_technical
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.danger_questions import Asking, needs_its_question
from callback_desk.intake.field_names import Field
from callback_desk.intake.form_notices import is_notice, without_notices
from callback_desk.intake.header_words import asks_to_agree
from callback_desk.intake.told_elsewhere import LONGEST_NAME

_REMEMBERED: Final = 4_096
"""Short texts whose reading is remembered, for they come again and again."""

_SCORE = re.compile("[0-9]{1,2}")
"""How much or how often, as questionnaires ask for it."""

_MADE_UP = re.compile("column [0-9]+")


class TickedCells:
    """Says what cells of answers mean.

    Args:
        plan: which column says what.

    Attributes:
        columns: those with answers.
        asked: those of messages whose header speaks of danger.
    """

    def __init__(self, plan: ColumnPlan) -> None:
        self._headers = plan.headers
        self._prints = plan.prints
        self._interest = frozenset(plan.of(Field.INTEREST))
        self.columns = tuple(sorted({*self._interest, *plan.others}))
        self._beside = {
            index for index in plan.others if is_other_matter(plan.headers[index])
        }
        self._dangers = plan.dangers
        self.asked = tuple(i for i in plan.of(Field.MESSAGE) if i in plan.dangers)
        self._reaching = {i for i in plan.others if asks_how_to_reach(plan.headers[i])}
        self._notices = {i for i in self.columns if is_notice(plan.headers[i])}
        self._agreed = {i for i in self.columns if asks_to_agree(plan.headers[i])}
        self._is_told: dict[str, bool] = {}

    def answer(self, index: int, cell: str) -> str:
        """What a cell of answers says: a tick means its header."""
        plain = cell.strip()
        lowered = plain.casefold() if len(plain) < 40 else ""
        header = self._headers[index]
        if lowered in YES and index in self._interest:
            return header
        if self._dangers.get(index) is Asking.SAFETY and self.is_asked(index, plain):
            return labelled(header, cell)
        if lowered in NO:
            return labelled(header, cell) if index in self._reaching else ""
        if (cell in self._prints or plain == header.strip()) and is_notice(cell):
            return ""
        if index in self._agreed and not without_notices(cell).strip():
            return ""
        if index in self._notices:  # what is typed there may be anything
            return "" if lowered in YES else cell
        if self.is_asked(index, plain):
            return labelled(header, cell)
        if lowered in YES or _SCORE.fullmatch(plain):
            if _asks(header):
                return labelled(header, plain)
            return "" if plain.isdigit() else plain
        if index in self._interest or self.was_told(plain):
            return labelled(header, cell) if index in self._beside else cell
        return ""

    def is_asked(self, index: int, cell: str) -> bool:
        """Whether a cell tells of danger only together with its header."""
        asking = self._dangers.get(index)
        return asking is not None and needs_its_question(
            self._headers[index], cell.strip(), asking
        )

    def was_told(self, text: str) -> bool:
        """Whether a visitor wrote or chose a text, rather than a machine."""
        told = self._is_told.get(text)
        if told is None:
            told = not looks_technical(text)
            if len(text) <= LONGEST_NAME and len(self._is_told) < _REMEMBERED:
                self._is_told[text] = told
        return told


def _asks(header: str) -> bool:
    """Whether a header says what a number or a tick beneath it means."""
    return any(map(str.isalpha, header)) and not _MADE_UP.fullmatch(header)
