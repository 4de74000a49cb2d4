"""Words that stand where a form or a machine writes: they are read for danger alone.

Somebody types into the address of a page what nobody must overlook, and whoever worked
on an entry notes it as its status or a tag.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from callback_desk.intake.cell_looks import looks_like_page, looks_technical
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.field_names import Field, plain_header
from callback_desk.intake.form_notices import without_notices
from callback_desk.intake.header_words import is_about_consent
from callback_desk.intake.title_lines import IsDanger
from callback_desk.intake.visitors_voice import speaks_of_self

_NOTED: Final = frozenset(
    {"status", "tag", "tags", "note", "notes", "estado", "etiquetas", "notas"}
)
"""Words of labels beneath which somebody notes what an entry is about."""

_STATES: Final = frozenset(
    {
        "active", "inactive", "new", "open", "closed", "read", "unread", "spam",
        "trash", "complete", "completed", "partial", "pending", "approved", "publish",
        "published", "converted", "qualified", "unqualified", "contacted", "called",
        "booked", "scheduled", "lost", "won", "yes", "no", "true", "false", "none",
        "paid", "unpaid", "archived", "starred", "submitted", "processed", "finished",
    }
)  # fmt: skip
"""What machines note of entries: the records behind it need no closer look."""


def prints_of(
    plan: ColumnPlan, rows: Sequence[Sequence[str]], is_danger: IsDanger
) -> frozenset[str]:
    """Words that stand in a column again and again: those of a form or a program.

    What somebody notes of several in danger, in the same words, is none of them; one
    word that is noted and tells of no danger is, however seldom.

    Args:
        plan: which column says what.
        rows: the cells of some records.
        is_danger: tells it of words.
    """
    noted = {row[i] for i in _noting(plan) for row in rows if i < len(row)}
    again = _again_in(rows) | {cell for cell in noted if " " not in cell}
    doubtful = again & noted
    # Nearly always none tells of it, and all are asked about at once.
    if not is_danger("\n".join(doubtful)):
        return again
    return again - {cell for cell in doubtful if is_danger(cell)}


def _noting(plan: ColumnPlan) -> frozenset[int]:
    """The columns in which somebody notes what an entry is about."""
    return frozenset(
        index
        for index in plan.of(Field.TECHNICAL)
        if not _NOTED.isdisjoint(plain_header(plan.headers[index]).split())
    )


def _again_in(rows: Iterable[Sequence[str]]) -> frozenset[str]:
    seen: set[tuple[int, str]] = set()
    again: set[str] = set()
    for row in rows:
        for place in enumerate(row):
            if " " in place[1]:
                if place in seen:
                    again.add(place[1])
                seen.add(place)
    return frozenset(again)


class OddCells:
    """Finds such words in the records of one file.

    Args:
        plan: which column says what.
    """

    def __init__(self, plan: ColumnPlan) -> None:
        self._prints = plan.prints
        technical = plan.of(Field.TECHNICAL)
        self._consents = frozenset(
            index for index in technical if is_about_consent(plan.headers[index])
        )
        self._headers = plan.headers
        self._noting = _noting(plan)
        fields = Field.PAGE, Field.CAMPAIGN, Field.FORM
        sources = [index for field in fields for index in plan.of(field)]
        codes = Field.PHONE_AREA, Field.PHONE_COUNTRY, Field.PHONE_LINE
        self._is_source = {
            **dict.fromkeys(technical, False),
            **{index: False for field in codes for index in plan.of(field)},
            **dict.fromkeys(sources, True),
        }
        self.columns = tuple(sorted(self._is_source))

    def words(self, cells: Sequence[str]) -> str:
        """The words in a record's cells, each in a line of its own.

        Args:
            cells: of the record, as many as there are columns.
        """
        return "\n".join(
            self._own(index, cells[index].strip())
            for index in self.columns
            if self.tells(index, cells[index])
        )

    def _own(self, index: int, cell: str) -> str:
        """A cell without what the form has everybody agree to."""
        if index not in self._consents:
            return cell
        return without_notices(cell.replace(self._headers[index], " "))

    def tells(self, index: int, cell: str) -> bool:
        """Whether a cell of a column holds words of somebody."""
        is_told = " " in cell or (
            index in self._noting and bool(cell) and cell.lower() not in _STATES
        )
        if not is_told or cell in self._prints or looks_technical(cell):
            return False
        if index in self._consents:
            return bool(self._own(index, cell).strip())
        # A page's title and a campaign name what the clinic treats.
        is_source = self._is_source[index]
        return not is_source or (not looks_like_page(cell) and speaks_of_self(cell))
