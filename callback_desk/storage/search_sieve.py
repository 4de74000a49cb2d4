"""A coarse look by the database itself, so that few leads are looked at closely.

No database knows that Muller may be Müller. But of a text in plain ASCII folding only
takes characters away or makes them small: so whatever fits there holds the typed
letters in their order. All others, and long ones, are looked at closely in any case.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    String,
    and_,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute

from callback_desk.domain.lead_search import Search
from callback_desk.storage.tables import AttemptRow, LeadRow

# A pattern of many parts is dear on a long text; those are few, and read.
LONGEST_SIFTED = 200

# The numbers of the leads that are looked at, as a question; None for all.
Among = CompoundSelect[Any] | None

_Text = InstrumentedAttribute[str]


def may_fit(
    search: Search, others: Collection[int], among: Among = None
) -> ColumnElement[bool]:
    """Which leads may fit; whatever it leaves out cannot.

    Args:
        search: what is looked for.
        others: the leads with other numbers, which are looked at closely.
        among: which leads to look at.
    """
    noted = select(AttemptRow.lead_id).where(note_may_fit(search, among))
    ways: list[ColumnElement[bool]] = [LeadRow.lead_id.in_(noted)]
    if search.digits:
        national = search.digits.lstrip("0") or search.digits
        ways.append(LeadRow.phone.contains(national, autoescape=True))
        ways.append(LeadRow.lead_id.in_(list(others)))
    else:
        words = (
            or_(_holds(LeadRow.name, word), _is_in_number(word))
            for word in search.words
        )
        ways += [_is_read(LeadRow.name), and_(*words)]
    return and_(among_these(LeadRow.lead_id, among), or_(*ways))


def among_these(
    lead_id: InstrumentedAttribute[int], among: Among
) -> ColumnElement[bool]:
    """Whether a row is of one of these leads."""
    return true() if among is None else lead_id.in_(among)


def note_may_fit(search: Search, among: Among = None) -> ColumnElement[bool]:
    """Which attempts of these leads have a note that may fit."""
    parts = (search.digits,) if search.digits else search.words
    held = (_holds(AttemptRow.note, part) for part in parts)
    return and_(
        among_these(AttemptRow.lead_id, among),
        AttemptRow.note != "",
        or_(_is_read(AttemptRow.note), *held),
    )


def _is_in_number(word: str) -> ColumnElement[bool]:
    if not word.isdecimal():
        return false()
    return LeadRow.phone.contains(word, autoescape=True)


def _holds(column: _Text, word: str) -> ColumnElement[bool]:
    """Whether a text holds the letters of a word in their order."""
    pattern = "%" + "".join(f"{letter}%" for letter in word)
    begins: ColumnElement[Any] = func.substr(column, 1, LONGEST_SIFTED, type_=String)
    return func.lower(begins, type_=String).like(pattern)


def _is_read(column: _Text) -> ColumnElement[bool]:
    """Whether a text is long or not plain, so that it is looked at closely."""
    length = func.length(column)
    return or_(func.octet_length(column) != length, length > LONGEST_SIFTED)
