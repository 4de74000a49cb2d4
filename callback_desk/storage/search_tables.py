"""How far the search index has come, and what of it is out of date.

The index itself is no table of ours (`search_index.py`). It is brought up to date
behind, many leads at a time: whoever is not in it yet, or changed since, is found all
the same.
"""

from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class SearchMarkRow(Row):
    """Up to which lead and which attempt all is in the index, and in which form."""

    __tablename__ = "search_marks"
    kind: Mapped[str] = mapped_column(primary_key=True)
    upto: Mapped[int]


class SearchStaleRow(Row):
    """A lead that changed since it was indexed, and the place where it still stands.

    The database itself adds these rows, whatever changes a lead, its numbers or a note
    of its attempts; a new note is told by the attempts' mark.
    """

    __tablename__ = "search_stale"
    lead_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[int]
