"""What the HTML of a mail shows, as lines and rows of cells; nothing is interpreted.

A walk over tags, linear in the text whatever it holds. What is hidden from the eye is
left out: Squarespace sends a hidden second copy of every field.
"""

import html
import re
from dataclasses import dataclass, field
from typing import Final

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][A-Za-z0-9:]*+)([^<>]*+)>|<[!?][^<>]*+>|([^<]++)|<",
    re.DOTALL,
)
_UNSEEN: Final = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "select", "svg"}
)
_BLOCKS: Final = frozenset(
    {
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5",
        "h6", "section", "article", "header", "footer", "blockquote", "pre", "hr",
        "center", "address", "fieldset", "legend", "main", "body", "html",
    }
)  # fmt: skip
_STRONG: Final = frozenset(
    {"b", "strong", "th", "dt", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_VOID: Final = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "col"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:^|\s)hidden(?:$|[\s=])", re.I
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BOX = re.compile(r"\btype\s*=\s*[\"']?(?:checkbox|radio)\b", re.I)
_CHECKED = re.compile(r"(?:^|[\s\"'])checked\b", re.I)
_BREAKS = re.compile(r"<(?:br|p|div|td|tr|li)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\v\xa0]+")
_MOST_NESTED: Final = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text (one cell), or a row of a table.

    Attributes:
        cells: without the white space around them.
        is_strong: all that its first filled cell says stands in bold.
        is_row: it is a row of a table.
    """

    cells: tuple[str, ...]
    is_strong: bool = False
    is_row: bool = False


@dataclass(slots=True)
class _Cell:
    """Text that is being gathered."""

    parts: list[str] = field(default_factory=list)
    strong: bool = False
    plain: bool = False
    is_bold: bool = False

    def take(self) -> tuple[str, bool]:
        """What was gathered, and whether all of it was strong; empties it."""
        text = "".join(self.parts)
        strong = self.is_bold or (self.strong and not self.plain)
        self.parts.clear()
        self.strong = self.plain = False
        lines = (line.strip(" ") for line in text.split("\n"))
        return "\n".join(lines).strip("\n "), strong


@dataclass(slots=True)
class _Table:
    """A table that is open: the row so far, and the cell if one is open."""

    row: list[tuple[str, bool]] = field(default_factory=list)
    cell: _Cell | None = None


class _Walk:
    """One walk over a mail's tags."""

    def __init__(self, *, keeps_breaks: bool, shows_hidden: bool) -> None:
        self.lines: list[Line] = []
        self._free = _Cell()
        self._tables: list[_Table] = []
        self._strong = 0
        self._hidden = ""
        self._hidden_depth = 0
        self._keeps_breaks = keeps_breaks
        self._shows_hidden = shows_hidden

    def walk(self, source: str) -> list[Line]:
        """The lines of a whole source."""
        for token in _TOKEN.finditer(source):
            closes, name, attributes, text = token.groups()
            if name is not None:
                name = name.lower()
                if self._hidden:
                    self._pass_over(name, closes)
                elif closes:
                    self._close(name)
                else:
                    self._open(name, attributes)
            elif not self._hidden and (text is not None or token[0] == "<"):
                self._say(text or "<")
        while self._tables:
            self._end_table()
        self._end_line()
        return self.lines

    def _pass_over(self, name: str, closes: str) -> None:
        """A tag within what nobody sees."""
        if name == "body" and self._hidden in {"head", "title", "style"}:
            self._hidden = ""
        elif name == self._hidden:
            self._hidden_depth += -1 if closes else 1
            if self._hidden_depth == 0:
                self._hidden = ""

    def _open(self, name: str, attributes: str) -> None:
        is_hidden = name in _UNSEEN or (
            bool(attributes) and not self._shows_hidden
            and _HIDDEN.search(attributes) is not None
        )  # fmt: skip
        if is_hidden and name not in _VOID and not attributes.endswith("/"):
            self._hidden, self._hidden_depth = name, 1
        elif name == "table":
            self._end_line()
            if len(self._tables) < _MOST_NESTED:
                self._tables.append(_Table())
        elif name == "tr":
            self._end_row()
        elif name in {"td", "th"}:
            self._end_cell()
            if self._tables:
                is_bold = _BOLD.search(attributes) is not None
                self._tables[-1].cell = _Cell(is_bold=is_bold)
        elif name == "br":
            self._break()
        elif name == "input" and _BOX.search(attributes):
            self._say("☑ " if _CHECKED.search(attributes) else "☐ ")
        elif name in _BLOCKS:
            self._end_block()
        if name in _STRONG and not self._hidden:
            self._strong += 1

    def _close(self, name: str) -> None:
        if name in _STRONG:
            self._strong = max(0, self._strong - 1)
        if name == "table":
            self._end_table()
        elif name == "tr":
            self._end_row()
        elif name in {"td", "th"}:
            self._end_cell()
        elif name in _BLOCKS:
            self._end_block()

    def _say(self, text: str) -> None:
        if "&" in text:
            text = html.unescape(text)
        if not self._keeps_breaks:
            text = _SPACE.sub(" ", text)
        cell = self._cell()
        parts = cell.parts
        if text == " " and (not parts or parts[-1][-1:] in " \n"):
            return
        parts.append(text)
        if not text.isspace():
            if self._strong:
                cell.strong = True
            # `<b>Name</b>:` is as strong as `<b>Name:</b>`
            elif text.strip() != ":":
                cell.plain = True

    def _cell(self) -> _Cell:
        if self._tables and self._tables[-1].cell is not None:
            return self._tables[-1].cell
        return self._free

    def _break(self) -> None:
        """The end of a line: within a cell it stays a part of the cell."""
        if self._tables and self._tables[-1].cell is not None:
            self._tables[-1].cell.parts.append("\n")
        else:
            self._end_line()

    def _end_block(self) -> None:
        """The edge of a block: two that meet make one line end."""
        parts = self._cell().parts
        if parts and not parts[-1].endswith("\n"):
            self._break()

    def _end_line(self) -> None:
        """Put down what stands outside of cells, or before a table within one."""
        text, strong = self._cell().take()
        if text or not self._tables:
            self.lines += [Line((line,), strong) for line in text.split("\n")]

    def _end_cell(self) -> None:
        if not self._tables:
            self._end_line()  # a cell without a table, as in a piece of a mail
        elif self._tables[-1].cell is not None:
            self._tables[-1].row.append(self._tables[-1].cell.take())
            self._tables[-1].cell = None

    def _end_row(self) -> None:
        """Put a row down; a single cell of several lines is but a frame around them."""
        self._end_cell()
        if not self._tables:
            return
        row = self._tables[-1].row
        filled = [strong for text, strong in row if text]
        if filled:
            cells = tuple(text for text, _ in row)
            if len(cells) == 1 and "\n" in cells[0]:
                self.lines += [Line((line,)) for line in cells[0].split("\n")]
            else:
                self.lines.append(Line(cells, filled[0], is_row=True))
        row.clear()

    def _end_table(self) -> None:
        self._end_row()
        if self._tables:
            self._tables.pop()


def html_lines(source: str, *, shows_hidden: bool = False) -> list[Line]:
    """The lines and rows that a source shows.

    Args:
        source: HTML, or what somebody calls so. Without any tag that breaks lines, its
            own line ends count: many a plugin sends plain text as HTML.
        shows_hidden: what is hidden from the eye is told as well.
    """
    keeps = _BREAKS.search(source) is None
    lines = _Walk(keeps_breaks=keeps, shows_hidden=shows_hidden).walk(source)
    if not shows_hidden and not any(any(line.cells) for line in lines):
        lines = _Walk(keeps_breaks=keeps, shows_hidden=True).walk(source)
    return lines
