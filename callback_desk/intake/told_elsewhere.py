"""What visitors tell in cells that are for something else: a number, a name.

Several columns may hold a number or a name, of which one is taken: the words in the
others must not get lost, for they may say that somebody is in danger.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from callback_desk.domain.other_matters import labelled
from callback_desk.intake.cell_looks import (
    NO,
    looks_like_email,
    looks_like_person,
    looks_like_phone,
)
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.field_names import Field, plain_header
from callback_desk.intake.repair import mend_cell

LONGEST_NAME: Final = 60
"""Characters of a name; more of them is something that a visitor tells."""

MOST_SPACES: Final = 4
"""Spaces in a name; with more of them it may be something that a visitor tells."""

_ANY_NAME: Final = frozenset({"name", "full name", "your name", "nombre", "first name"})
"""What says nothing of whose name it is."""

_WITHOUT_DIGITS = re.compile(r"^[^0-9\n]+$", re.MULTILINE)


class ToldElsewhere:
    """Finds words in a record's cells of names, numbers, addresses and times.

    Args:
        plan: which column says what.
    """

    def __init__(self, plan: ColumnPlan) -> None:
        phones, emails = plan.of(Field.PHONE), plan.of(Field.EMAIL)
        whole, first, last = map(
            plan.of, (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
        )
        names = (*whole, *first, *last)
        is_pair = not whole and len(first) == len(last) == 1
        self._phones = phones if len(phones) > 1 else ()
        self._emails = emails if len(emails) > 1 else ()
        self._names = names if len(names) > 1 and not is_pair else ()
        self._headers = plan.headers
        self._ids = plan.of(Field.EXTERNAL_ID)

    def may_be_in(self, text: str) -> bool:
        """Whether a record among many may have such words.

        Args:
            text: their numbers in another program, each in a line of its own.
        """
        if self._phones or self._emails or self._names or len(self._ids) > 1:
            return True
        return " " in text or (has_letters(text) and bool(_WITHOUT_DIGITS.search(text)))

    def words(
        self, cells: Sequence[str], name: str, phone: str, email: str
    ) -> list[str]:
        """What is told in a record beside its message and answers.

        Args:
            cells: of the record, as many as there are columns.
            name: as it was read.
            phone: the number's text, as it was taken.
            email: the address, as it was taken.
        """
        told: list[str] = []
        if len(name) > LONGEST_NAME or name.count(" ") > MOST_SPACES:
            told.append(name)
        if _is_no_number(phone):
            told.append(phone)
        if is_no_address(email):
            told.append(email)
        told += (
            cell
            for cell in self.left_over(cells, name)
            if cell not in told and cell not in (phone, email)
        )
        return told

    def left_over(self, cells: Sequence[str], name: str) -> Iterator[str]:
        """The words of cells that were not taken, or may not have been.

        Args:
            cells: of the record.
            name: as it was read.
        """
        for columns, is_told in (
            (self._phones, _is_no_number),
            (self._emails, is_no_address),
            (self._ids, _is_words),
        ):
            for index in columns:
                if is_told(cells[index]):
                    yield mend_cell(cells[index], []).strip()
        for index in self._names:
            cell = cells[index].strip()
            if cell and cell not in name:
                mended = mend_cell(cell, []).strip()
                if mended not in name:
                    yield self._whose(index, mended)

    def _whose(self, index: int, text: str) -> str:
        """A name of somebody beside the visitor, with what the form calls them."""
        header = self._headers[index]
        is_called = looks_like_person(text) and plain_header(header) not in _ANY_NAME
        return labelled(header, text) if is_called else text


def _is_no_number(text: str) -> bool:
    """Whether a text has letters and is no number with a label or an extension."""
    # Only letters have two cases: the quick way to ask whether there are some.
    return has_letters(text) and not looks_like_phone(text)


def is_no_address(text: str) -> bool:
    """Whether a text is words, if only one, and no e-mail address.

    Args:
        text: of a cell for addresses.
    """
    plain = text.strip()
    if "@" in plain and " " not in plain:
        return False
    return bool(plain) and plain.casefold() not in NO and not looks_like_email(plain)


def _is_words(text: str) -> bool:
    """Whether a text is more than an entry's number: these have digits or one part."""
    plain = text.strip()
    has_words = plain.count(" ") > 1 or _WITHOUT_DIGITS.fullmatch(plain) is not None
    return has_words and has_letters(plain)


def has_letters(text: str) -> bool:
    """Whether a text has letters, with or without case."""
    return text.lower() != text.upper() or (
        not text.isascii() and any(map(str.isalpha, text))
    )
