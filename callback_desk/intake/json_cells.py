r"""Lines whose cells are JSON strings: `"she said \"call\"","line one\nline two"`.

Elementor writes its export so; by RFC 4180 such a line is broken.
"""

import json
import re
from functools import lru_cache


def split_json_cells(line: str, delimiter: str) -> list[str] | None:
    """The cells of a line, or None if it is not written in JSON strings.

    Args:
        line: one physical line, its line end included.
        delimiter: between cells.
    """
    line = line.rstrip("\r\n")
    if not line:
        return []
    cell = _cell(delimiter)
    cells: list[str] = []
    position, end = 0, len(line)
    while True:
        match = cell.match(line, position)
        if match is None:
            return None
        text = match.group()
        if text.startswith('"'):
            decoded = _decoded(text)
            if decoded is None:
                return None
            cells.append(decoded)
        else:
            cells.append(text)
        position = match.end()
        if position == end:
            return cells
        position += 1


@lru_cache(maxsize=8)
def _cell(delimiter: str) -> re.Pattern[str]:
    """A JSON string or bare text, up to a delimiter or the line's end."""
    mark = re.escape(delimiter)
    return re.compile(f'(?:"(?:[^"\\\\]|\\\\.)*+"|(?!")[^{mark}]*+)(?={mark}|$)')


def _decoded(text: str) -> str | None:
    """The value of a JSON string; a tab or a line end in it is let pass."""
    if "\\" not in text:
        return text[1:-1]
    try:
        value = json.loads(text, strict=False)
    except ValueError:
        return None
    if not isinstance(value, str):
        return None
    # A lone half of a surrogate pair could not be stored anywhere.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
