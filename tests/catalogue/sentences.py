"""Reads the marked sentences out of the code.

By the syntax tree: Babel's own reader overlooks sentences that are given to sentences.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "callback_desk"
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "callback_desk.pot"
MARKS = ("_", "_n", "_p", "_later")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked sentence: where it stands and what it says.

    Attributes:
        file: its file, from the tree's root.
        line: its line.
        one: the sentence, or what is said of one thing.
        many: what is said of several, or "".
        context: which of its meanings is meant, or "".
    """

    file: str
    line: int
    one: str
    many: str = ""
    context: str = ""


class NoSentence(Exception):
    """What is marked is no literal text, so that no catalogue could have it."""


def modules() -> list[Path]:
    """Every module that may say something."""
    return sorted(PACKAGE.rglob("*.py"))


def marked_in(path: Path) -> Iterator[Marked]:
    """The marked sentences of a module, in its order.

    Raises:
        NoSentence: a mark's sentence is worked out.
    """
    tree = ast.parse(path.read_text("utf-8"))
    file = path.relative_to(ROOT).as_posix()
    yield from _help_in(tree, file)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id not in MARKS or file.endswith("translation.py"):
            continue
        wanted = 1 if node.func.id in ("_", "_later") else 2
        texts = [_text(argument) for argument in node.args[:wanted]]
        if file.endswith("cli/command_help.py"):
            continue
        if len(texts) < wanted or None in texts:
            raise NoSentence(f"{file}:{node.lineno}")
        said = [str(text) for text in texts]
        if node.func.id == "_p":
            yield Marked(file, node.lineno, said[1], context=said[0])
        else:
            yield Marked(file, node.lineno, said[0], "".join(said[1:]))


@cache
def marked() -> list[Marked]:
    """All of them, file by file."""
    return [
        one
        for path in modules()
        for one in sorted(marked_in(path), key=lambda found: found.line)
    ]


def _help_in(tree: ast.Module, file: str) -> Iterator[Marked]:
    """The docstrings of commands, which are their help."""
    functions = {one.name: one for one in tree.body if isinstance(one, ast.FunctionDef)}
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Call(func=ast.Attribute(attr="command")),
                args=[ast.Name(id=name)],
            ):
                words = ast.get_docstring(functions[name])
                if words:
                    yield Marked(file, functions[name].lineno, words)


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None
