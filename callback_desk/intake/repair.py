"""Undoes what exports and spreadsheets did to single cells, and names each repair."""

import html
import re
from typing import Final

from callback_desk.intake.doubled_letters import without_doubling

SECURITY_SENTENCE: Final = "removed the export's security sentence"
APOSTROPHE: Final = "removed the apostrophe that guards a formula"
FORMULA: Final = "took the value out of a spreadsheet formula"
NUL: Final = "removed NUL characters"
NOTHING: Final = r"took \N for an empty cell"
ENTITIES: Final = "turned HTML codes back into characters"
DOUBLY: Final = "read letters that had been encoded twice"
LOOSE_QUOTES: Final = "read a cell whose quotes were not doubled"
DAY_NUMBER: Final = "read the date from a spreadsheet's number of the day"
DATE_UNREADABLE: Final = "the date could not be read"
DAY_OR_MONTH: Final = "nothing told whether its date begins with the day or the month"

_SECURITY = re.compile(r"\s*\(Security Alert: [^()]{1,400}\)[ \t]?")
"""Flamingo puts it before every cell that starts with + - = @ (each +1 phone)."""

_GUARDED = re.compile("'(?='*[=+\\-@\t\r\n＝＋－＠])")  # noqa: RUF001  # the full-width twins are meant
_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
MENDED_BY_FIRST: Final = frozenset("'=( \t\\")
"""First characters of the cells that may need mending; NUL may stand anywhere, and so
may what HTML_CODE and DOUBLED find."""

HTML_CODE: Final = re.compile(
    r"&(?:#[0-9]{2,6}|#x[0-9a-fA-F]{2,5}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|hellip"
    r"|[nm]dash|[A-Za-z](?:acute|grave|circ|tilde|uml|cedil|ring|slash)|szlig|iquest"
    r"|iexcl|ord[fm]|[lr]aquo|bull|deg|euro);"
)
"""Characters as some products store them: `O&#039;Brien`."""


def mend_cell(cell: str, repairs: list[str]) -> str:
    """A cell without what an export or a spreadsheet put around its value.

    Args:
        cell: as it stood in the file.
        repairs: gets a phrase for each thing that was mended.
    """
    if "\0" in cell:
        cell = cell.replace("\0", "")
        note(NUL, repairs)
    if "&" in cell and HTML_CODE.search(cell):
        cell = HTML_CODE.sub(lambda code: html.unescape(code[0]), cell)
        note(ENTITIES, repairs)
    if not cell.isascii() and (plain := without_doubling(cell)) != cell:
        cell = plain
        note(DOUBLY, repairs)
    if cell[:1] not in MENDED_BY_FIRST:
        return cell
    if cell == r"\N":
        note(NOTHING, repairs)
        return ""
    sentence = _SECURITY.match(cell)
    if sentence is not None:
        cell = cell[sentence.end() :]
        note(SECURITY_SENTENCE, repairs)
    if _GUARDED.match(cell):
        cell = cell[1:]
        note(APOSTROPHE, repairs)
    formula = _FORMULA.fullmatch(cell.strip())
    if formula is not None:
        cell = formula.group(1).replace('""', '"')
        note(FORMULA, repairs)
    return cell


def without_prefix(cell: str, prefixes: tuple[str, ...], repairs: list[str]) -> str:
    """A cell without the mark that its product writes before such values."""
    for prefix in prefixes:
        if cell.startswith(prefix):
            note(f"removed the export's {prefix} prefix", repairs)
            return cell[len(prefix) :]
    return cell


def note(phrase: str, repairs: list[str]) -> None:
    """Add a repair's phrase once."""
    if phrase not in repairs:
        repairs.append(phrase)
