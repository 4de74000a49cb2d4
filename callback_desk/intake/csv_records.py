"""Records of a CSV file, reconciled with its physical lines.

The csv module joins lines as long as a quote is open, so one forgotten quote swallows
people without a word. Here lines are joined only while that gives a record of the
others' shape; else the first line stands alone, marked, and the next is a new record.
"""

import csv
from collections.abc import Callable, Collection, Iterator
from typing import Final

from callback_desk.domain.submission import Why
from callback_desk.intake.cell_looks import has_a_phone, may_reach_somebody
from callback_desk.intake.cell_style import CellStyle
from callback_desk.intake.csv_record import Record
from callback_desk.intake.json_cells import split_json_cells
from callback_desk.intake.long_join import (
    MANY_LINES,
    LinesBack,
    StandsAlone,
    joined_to_close,
)
from callback_desk.intake.loose_cells import split_line
from callback_desk.intake.record_splitting import (
    Split,
    behind_first_line,
    lines_of,
    split_lines,
    split_quoted,
)
from callback_desk.intake.text_file import LONGEST_LINE
from callback_desk.intake.wrapped_lines import unwrapped

LONGEST_FIELD: Final = 10 * 1024 * 1024
"""Characters of one cell; more is no answer to a form."""

LONGEST_OVERSIZED: Final = 65_536
"""Characters of a record of too great size that are still split into cells."""

_WASTE: Final = 8 * 1024 * 1024
"""Characters that may be read in vain before joins are kept short."""

_SHORT_JOIN: Final = 4_096
"""Characters of a join once that many were read in vain."""

_LOOSE_COST: Final = 1024 * 1024
"""Characters, beyond those read well, that are spent on cells with loose quotes."""

_MOST_LOOSE_LINES: Final = 50
"""Lines that are joined to find the end of a cell with undoubled quotes."""


class RecordReader:
    """Iterates over the records of physical lines.

    Args:
        lines: with their line ends.
        delimiter: between cells.
        shapes: numbers of cells that a record may have, None if not known yet.
        is_person: whether cells look like a record of their own; a joined record
            that holds such a line swallowed somebody.
        style: how cells are written.
    """

    def __init__(
        self,
        lines: Iterator[str],
        delimiter: str,
        *,
        shapes: Collection[int] | None = None,
        is_person: Callable[[list[str]], bool] | None = None,
        style: CellStyle = CellStyle.RFC_4180,
    ) -> None:
        self._lines = lines
        self._back = LinesBack()
        self._taken: list[str] = []
        self._delimiter = delimiter
        self._shapes = None if style is CellStyle.WRAPPED else shapes
        self._is_person = is_person or has_a_phone
        self._style = style
        # Where backslashes stand before quotes, these do not tell what is open.
        self._most_lines = None if style is CellStyle.BACKSLASH else MANY_LINES
        self._skips_space = style is CellStyle.SPACED
        self._fewest = min(self._shapes or (0,))
        self._wasted = 0
        self._used = 0
        self._spent = 0

    def __iter__(self) -> Iterator[Record]:
        """Records in file order; blank lines are records without cells."""
        if self._style is CellStyle.JSON:
            yield from self._json_records()
        elif self._style is CellStyle.WRAPPED:
            for record in self._quoted_records():
                yield unwrapped(record, self._delimiter)
        else:
            yield from self._quoted_records()

    def _quoted_records(self) -> Iterator[Record]:
        """Records as the csv module reads them, reconciled with their lines."""
        # Python-wide, but harmless: it only lets the csv module read longer cells.
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST_FIELD))
        reader, taken = self._csv_reader(), self._taken
        while True:
            taken.clear()
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error:
                yield self._reconciled()
                reader = self._csv_reader()
                continue
            if len(taken) == 1:
                line = taken[0]
                self._used += len(line)
                if len(line) < LONGEST_LINE:
                    yield Record(line, cells)
                else:
                    yield self._oversized(line)
            elif self._is_one_record(cells, taken):
                raw = "".join(taken)
                self._used += len(raw)
                yield Record(raw, cells)
            else:
                yield self._reconciled()

    @property
    def is_between(self) -> bool:
        """Whether no line was read ahead that belongs to a record to come."""
        return not self._back

    def split(self, text: str, whole: bytes) -> Split | None:
        """The cells and texts of the records in a text, as when read one by one.

        None where that takes more than splitting, or the text ends within a record.

        Args:
            text: from where a record begins.
            whole: the same in UTF-8.
        """
        found = split_quoted(text, whole, self._delimiter, LONGEST_FIELD)
        if found is None:
            found = split_lines(list(lines_of(text)), self._delimiter)
        if found is None or not self._are_single(found):
            return None
        self._used += len(text)
        return found

    def _are_single(self, split: Split) -> bool:
        """Whether records of several lines hold none that is a person's own."""
        shapes, fewest = self._shapes, max(1, self._fewest - 1)
        for number in split.folded:
            text, cells = split.texts[number], split.cells[number]
            behind = behind_first_line(text)
            if not behind:
                continue
            if shapes is not None and len(cells) not in shapes:
                return False
            # So few delimiters are no record, on whichever line they stand.
            if behind.count(self._delimiter) >= fewest and not self._is_one_record(
                cells, list(lines_of(text))
            ):
                return False
        return True

    def _csv_reader(self) -> Iterator[list[str]]:
        """The csv module over the lines that are left."""
        escape = "\\" if self._style is CellStyle.BACKSLASH else None
        return csv.reader(
            self._feed(),
            delimiter=self._delimiter,
            escapechar=escape,
            skipinitialspace=self._skips_space,
            strict=True,
        )

    def _feed(self) -> Iterator[str]:
        """Lines for the csv module, noted in `_taken`, until a join is too long."""
        taken, back, lines = self._taken, self._back, self._lines
        while True:
            if len(taken) > 1 and self._is_too_long():
                return
            if len(taken) == self._most_lines:
                return
            line = back.take() if back else next(lines, "")
            if not line:  # a physical line has at least its line end
                return
            taken.append(line)
            yield line

    def _is_too_long(self) -> bool:
        """Whether a join has read more than it may; looked at when lines double."""
        count = len(self._taken)
        if count & (count - 1):
            return False
        joined = sum(map(len, self._taken))
        if self._wasted > _WASTE + self._used:
            return joined > _SHORT_JOIN
        return joined > LONGEST_LINE

    def _is_one_record(self, cells: list[str], taken: list[str]) -> bool:
        """Whether several lines are one record and none of them is a person's own."""
        if self._shapes is not None and len(cells) not in self._shapes:
            return False
        following = taken[1:-1] if self._ends_first_cell(taken) else taken[1:]
        return not any(self._stands_alone(line) for line in following)

    def _ends_first_cell(self, taken: list[str]) -> bool:
        """Whether the last line begins with the end of the record's first cell.

        What stands behind that quote has the shape of a record but for its beginning.
        Where the first line is a person's own, both are.
        """
        cells, is_open = self._split(taken[0])
        if not is_open or len(cells) != 1:
            return False
        head = taken[-1].split(self._delimiter, 1)[0].rstrip()
        closes = head.endswith('"') and head.count('"') % 2 == 1
        return closes and not self._is_person(taken[0].split(self._delimiter))

    def _stands_alone(self, line: str) -> bool:
        """Whether a line within a join would be a whole record by itself."""
        # A shape has at least two cells to be told by.
        fewest = max(1, self._fewest - 1)
        if line.count(self._delimiter) < fewest or not may_reach_somebody(line):
            return False
        cells, is_open = self._split(line)
        if is_open or (self._shapes is not None and len(cells) not in self._shapes):
            return False
        return self._is_person(cells)

    def _reconciled(self) -> Record:
        """A record from what the csv module could not read or read wrongly."""
        taken = self._taken
        if len(taken) == self._most_lines and (long := self._long_record()):
            return long
        first = taken[0]
        if len(first) >= LONGEST_LINE or len(first) > LONGEST_FIELD:
            self._give_back(taken[1:])
            return self._oversized(first)
        cells, is_open = self._split(first)
        fits = self._shapes is None or len(cells) in self._shapes
        is_balanced = first.count('"') % 2 == 0
        if not is_open and is_balanced:
            self._give_back(taken[1:])
            return Record(first, cells, None if fits else Why.QUOTES, loose=fits)
        literal = first.rstrip("\r\n").split(self._delimiter)
        if is_balanced and self._shapes and len(literal) in self._shapes:
            self._give_back(taken[1:])
            return Record(first, literal, loose=True)
        loose = self._loosely_joined()
        if loose is not None:
            return loose
        self._give_back(self._taken[1:])
        if is_open:
            cells = self._opened_cells(cells)
        return Record(first, cells, Why.QUOTES)

    def _loosely_joined(self) -> Record | None:
        """Lines joined up to a quote before a delimiter, if that gives one record."""
        if self._shapes is None or self._spent > _LOOSE_COST + self._used:
            return None
        lines: list[str] = [self._taken[0]]
        while len(lines) < _MOST_LOOSE_LINES:
            if len(lines) == len(self._taken):
                following = self._next_line()
                if following is None:
                    break
                self._taken.append(following)
            line = self._taken[len(lines)]
            if self._stands_alone(line):
                break
            lines.append(line)
            if '"' not in line:
                continue
            raw = "".join(lines)
            self._spent += len(raw)
            cells, is_open = self._split(raw)
            if not is_open:
                if len(cells) not in self._shapes or raw.count('"') % 2:
                    break
                self._give_back(self._taken[len(lines) :])
                return Record(raw, cells, loose=True)
        return None

    def _next_line(self) -> str | None:
        """A line that was given back, else a new one, else None."""
        return self._back.take() if self._back else next(self._lines, None)

    def _long_record(self) -> Record | None:
        """A record of very many lines; else they are taken as if they were few."""
        stands_alone = StandsAlone(self._stands_alone, may_reach_somebody)
        texts, is_one = joined_to_close(
            self._taken, self._lines, self._back, stands_alone, LONGEST_LINE
        )
        raw = "".join(texts) if is_one else ""
        cells, is_open = self._split(raw)
        if raw and not is_open and (not self._shapes or len(cells) in self._shapes):
            self._used += len(raw)
            return Record(raw, cells)
        self._taken.append(texts[0])
        self._give_back(texts[1:])
        return None

    def _give_back(self, lines: list[str]) -> None:
        """Lines to be read again, as records of their own."""
        self._wasted += sum(map(len, lines))
        self._back.give(lines)

    def _opened_cells(self, cells: list[str]) -> list[str]:
        """The cells of a line whose last quote stays open.

        The open cell runs to the line's end, or its quote was a slip of the finger
        and delimiters count: whichever has the others' shape.
        """
        if self._shapes is None or len(cells) in self._shapes:
            return cells
        return [*cells[:-1], *cells[-1].split(self._delimiter)]

    def _split(self, text: str) -> tuple[list[str], bool]:
        """The cells of a text, and whether the last one's quote was still open."""
        return split_line(text, self._delimiter, skips_space=self._skips_space)

    def _oversized(self, line: str) -> Record:
        """The beginning of a record that is too long to be one."""
        cells, _ = self._split(line[:LONGEST_OVERSIZED])
        return Record(line, cells, Why.SIZE)

    def _json_records(self) -> Iterator[Record]:
        """Records whose cells are JSON strings: never more than one line each."""
        for line in self._lines:
            cells = split_json_cells(line, self._delimiter)
            if cells is not None:
                yield Record(line, cells)
                continue
            cells, is_open = self._split(line[:LONGEST_LINE])
            if is_open:
                cells = self._opened_cells(cells)
            fits = self._shapes is None or len(cells) in self._shapes
            yield Record(line, cells, None if fits and not is_open else Why.QUOTES)
