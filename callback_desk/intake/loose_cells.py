"""Cells of a line whose quotes the csv module cannot follow."""

import re


def split_line(
    text: str, delimiter: str, *, skips_space: bool = False
) -> tuple[list[str], bool]:
    """Cells of a text in which a quote closes only before a delimiter or the end.

    Args:
        text: one physical line, or several joined.
        delimiter: between cells.
        skips_space: spaces before a cell are none of it.

    Returns:
        the cells, and whether the last one's quote was still open.
    """
    text = text.rstrip("\r\n")
    if not text:
        return [], False
    if '"' not in text:
        cells = text.split(delimiter)
        return [cell.lstrip(" ") for cell in cells] if skips_space else cells, False
    cells = []
    closing = re.compile(f'"[ \\t]*(?={re.escape(delimiter)}|\\Z)')
    position, end = 0, len(text)
    while True:
        while skips_space and text.startswith(" ", position):
            position += 1
        if text.startswith('"', position):
            close = _closing_quote(text, position + 1, closing)
            if close is None:
                cells.append(text[position + 1 :].replace('""', '"'))
                return cells, True
            cells.append(text[position + 1 : close.start()].replace('""', '"'))
            position = close.end()
        else:
            stop = text.find(delimiter, position)
            stop = end if stop < 0 else stop
            cells.append(text[position:stop])
            position = stop
        if position >= end:
            return cells, False
        position += 1
        if position == end:
            cells.append("")
            return cells, False


def _closing_quote(
    text: str, start: int, closing: re.Pattern[str]
) -> re.Match[str] | None:
    """The quote that ends a cell: one that is not the second of a doubled pair."""
    while (match := closing.search(text, start)) is not None:
        quotes = match.start()
        while quotes > start and text[quotes - 1] == '"':
            quotes -= 1
        if (match.start() - quotes) % 2 == 0:
            return match
        start = match.start() + 1
    return None
