"""Counts are read with their thousands apart, wherever a person reads them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.domain.figure_table import Unit
from callback_desk.domain.submission import Verdict
from callback_desk.translation import ENGLISH, LANGUAGES, _, _n, grouped, speak
from callback_desk.ui.reports.figure_view import say_cell
from callback_desk.wording.imports import say_going_on
from callback_desk.wording.intake import say_counts
from tests.catalogue.sentences import PACKAGE

COUNTS: dict[str, int] = {
    Verdict.NEW: 1_234,
    Verdict.REPEAT: 1_000,
    Verdict.KNOWN: 987_654,
    Verdict.NEEDS_LOOK: 12_345,
    Verdict.SKIPPED: 999,
}
BARE = re.compile(r"\d{4}")
# Where people read, and where their words are made.
READ = ("ui", "wording", "export")
# Ids, years, rows and the like name something; the others never come to a thousand.
NO_COUNT = re.compile(
    r"(?:^|_)(?:id|year|row|line|day|hour|number|port|digit|column|place|step|first"
    r"|last|attempts)$"
)
# A digit to press; the year that a worry counts.
NO_COUNTS = {"ui/today/ask_panel.py", "wording/desk_health.py"}
COUNTED = {"len", "sum"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(request.param)
    yield request.param
    speak(ENGLISH)


@pytest.mark.usefixtures("language")
def test_what_an_import_brought_is_grouped_in_every_language() -> None:
    said = say_counts(1_003_232, COUNTS) + say_going_on(45_000)
    assert not BARE.search(said)
    for count in ("1,234", "1,000", "987,654", "12,345", "999", "1,003,232", "45,000"):
        assert count in said


def test_a_whole_number_in_a_sentence_is_a_count() -> None:
    assert _n("1 lead", "{count} leads", 12_345) == "12,345 leads"
    assert _n("1 lead", "{count} leads", 999) == "999 leads"
    assert _("{done} of {total}", done=1_000, total=-1_000) == "1,000 of -1,000"
    assert _("{yes} {ratio}", yes=True, ratio=1234.5) == "True 1234.5"
    assert _("{size:d}", size=5_000) == "5000"
    assert (grouped(0), grouped(1_234_567)) == ("0", "1,234,567")


@pytest.mark.parametrize(
    "field",
    ["year", "took_year", "lead_id", "row", "number", "n", "port"],
)
def test_a_number_that_names_something_stays_as_it_is(field: str) -> None:
    assert _(f"Of {{{field}}}", **{field: 2026}) == "Of 2026"


def test_a_cell_of_a_report_is_grouped() -> None:
    assert say_cell(12_345, Unit.COUNT) == "12,345"


def whole_numbers() -> set[str]:
    """The attributes of the program's values that are whole numbers."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                kinds = set(ast.unparse(node.annotation).split(" | "))
                if "int" in kinds and kinds <= {"int", "None"}:
                    found.add(node.target.id)
    return {name for name in found if not NO_COUNT.search(name)}


def bare_counts(source: str, whole: set[str]) -> list[int]:
    """The lines on which a count becomes text without its thousands apart."""
    every = filter(None, map(_told, ast.walk(ast.parse(source))))
    return [told.lineno for told in every if _is_count(told, whole)]


def _told(node: ast.AST) -> ast.expr | None:
    """What becomes text at a node as it is."""
    if isinstance(node, ast.FormattedValue) and node.format_spec is None:
        return node.value
    match node:
        case ast.Call(func=ast.Name(id="str"), args=[told]):
            return told
    return None


def _is_count(told: ast.expr, whole: set[str]) -> bool:
    if isinstance(told, ast.Call) and isinstance(told.func, ast.Name):
        return told.func.id in COUNTED
    if isinstance(told, ast.BinOp):
        return _is_count(told.left, whole) or _is_count(told.right, whole)
    if isinstance(told, ast.BoolOp):
        return any(_is_count(part, whole) for part in told.values)
    return isinstance(told, ast.Attribute) and told.attr in whole


def test_no_count_becomes_text_bare() -> None:
    whole = whole_numbers()
    assert {"missed", "due", "waiting"} <= whole
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for room in READ
        for path in sorted(Path(PACKAGE, room).rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in NO_COUNTS
        for line in bare_counts(path.read_text("utf-8"), whole)
    ]
    # Say it by `_n`, as a field of `_`, or by `grouped`.
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        *('f"{len(found)} files"', "str(now.missed)", 'str(now.missed or "")'),
        *("str(len(found) - 1)", 'f"{sum(parts)}"', 'f"{page.waiting} wait"'),
    ],
)
def test_one_that_does_would_be_found(line: str) -> None:
    assert bare_counts(line, {"missed", "waiting"}) == [1]
