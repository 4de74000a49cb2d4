"""Finds words that somebody may read and that no catalogue can have: not marked.

By where they go: into a label, a button, a name for screen readers, a sentence of ours.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.catalogue.sentences import MARKS, ROOT, modules

# What is given to one of these is read, on a screen, aloud or on a terminal.
SINKS = {
    *("PlainLabel", "NamedButton", "QLabel", "QPushButton", "QCheckBox", "QToolButton"),
    *("QRadioButton", "QGroupBox", "QAction", "Notice", "IconButton", "CheckBox"),
    *("setText", "setAccessibleName", "setAccessibleDescription", "setToolTip"),
    *("setPlaceholderText", "setWindowTitle", "setTitle", "setStatusTip", "addRow"),
    *("addItem", "insertItem", "setItemText", "addAction", "setHeaderLabels", "addTab"),
    *("setTabText", "setWhatsThis", "setSuffix", "setPrefix", "setSpecialValueText"),
    *("setInformativeText", "setLabelText", "say", "tell", "echo", "secho", "confirm"),
    *("prompt", "Option", "Argument", "Typer", "offer", "add_column", "add_row"),
    *("Heading", "Words", "GridColumn", "OutgoingColumn", "Tile", "Bars", "Column"),
}
# Fields of ours whose values are read, whatever takes them.
READ_FIELDS = {
    *("tells", "help", "short_help", "title", "label", "placeholder", "text", "epilog"),
    *("reason", "right", "what", "problem", "what_to_do", "sentence", "description"),
}
# In a class of failures these hold its sentences.
FORMS = {"sentence_form", "what_to_do_form"}
WORDS = re.compile(r"[^\W\d_]{2,}")


def unmarked_in(path: Path) -> Iterator[tuple[int, str]]:
    """The lines and texts of a module that are read and not marked."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _name(node.func)
            if name in MARKS:
                continue
            for place, argument in enumerate(node.args):
                if name in SINKS and not _is_code(name, place):
                    yield from _bare(argument)
            for keyword in node.keywords:
                if keyword.arg in READ_FIELDS:
                    yield from _bare(keyword.value)
        elif isinstance(node, ast.Assign):
            names = {
                target.id for target in node.targets if isinstance(target, ast.Name)
            }
            if names & FORMS:
                yield from _bare(node.value)


def unmarked() -> list[tuple[str, int, str]]:
    """All of them, by file."""
    return [
        (path.relative_to(ROOT).as_posix(), line, text)
        for path in modules()
        for line, text in unmarked_in(path)
    ]


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_code(name: str, place: int) -> bool:
    """Whether what is given there is a code: a column's, an option's, a cell's."""
    return (name == "OutgoingColumn" and place == 0) or name in {"Option", "Argument"}


def _bare(node: ast.expr) -> Iterator[tuple[int, str]]:
    """The words of an expression that stand in it as they are."""
    match node:
        case ast.Constant(value=str(text)) if WORDS.search(text):
            yield node.lineno, text
        case ast.JoinedStr(values=parts):
            said = "".join(
                str(one.value) for one in parts if isinstance(one, ast.Constant)
            )
            if WORDS.search(said):
                yield node.lineno, said
        case ast.IfExp(body=one, orelse=other):
            yield from _bare(one)
            yield from _bare(other)
        case ast.BinOp(left=one, right=other):
            yield from _bare(one)
            yield from _bare(other)
        case ast.BoolOp(values=several):
            for value in several:
                yield from _bare(value)
