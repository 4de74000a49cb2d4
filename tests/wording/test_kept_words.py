"""What is kept in English is said in the reader's language; nothing is forgotten."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.submission import Problem, Verdict, Why
from callback_desk.translation import ENGLISH, speak
from callback_desk.wording.import_preview import say_row_why
from callback_desk.wording.kept_words import PHRASES, say_phrase
from callback_desk.wording.settling import say_why_kept
from tests.catalogue.sentences import PACKAGE

_FIELD = re.compile(r"\{[^}]*\}")
# Who notes what was mended, or why a record is kept.
_NOTERS = [
    *PACKAGE.glob("intake/*.py"),
    PACKAGE / "reference" / "phone_reader.py",
    PACKAGE / "services" / "judging.py",
    PACKAGE / "services" / "needs_look.py",
]


@pytest.fixture
def spanish() -> Iterator[None]:
    speak("es")
    yield
    speak(ENGLISH)


SAID = [
    ("the date could not be read", "no se pudo leer la fecha"),
    ("4 cells, but 2 columns", "4 celdas, pero 2 columnas"),
    ("removed the export's p: prefix", "se quitó el prefijo p: de la exportación"),
    ("there are two numbers, +12125550101 and +12125550102; choose one",
     "hay dos números, +12125550101 y +12125550102; elija uno"),
    ("there are two numbers in call me or my wife; choose one",
     "hay dos números en call me or my wife; elija uno"),
    ("unverified: the mail has no Message-ID",
     "sin verificar: el correo no tiene Message-ID"),
    ("corrected by hand: name, number", "corregido a mano: nombre, número"),
    # What nobody knows any more, an older version's, stays as it is.
    ("guessed the year", "guessed the year"),
]  # fmt: skip


@pytest.mark.parametrize(("kept", "said"), SAID)
def test_a_kept_phrase_is_said_in_the_readers_language(
    kept: str, said: str, spanish: None
) -> None:
    assert say_phrase(kept) == said


@pytest.mark.parametrize(("kept", "said"), SAID)
def test_in_english_it_is_said_as_it_is_kept(kept: str, said: str) -> None:
    assert say_phrase(kept) == kept


@given(st.text(min_size=1, max_size=60))
def test_what_a_visitor_wrote_stays_as_it_is(text: str) -> None:
    speak("es")
    try:
        said = say_phrase(f"{text} is not a valid number")
    finally:
        speak(ENGLISH)
    assert text in said


def test_a_record_says_in_spanish_why_it_was_kept(spanish: None) -> None:
    torn = Problem(Why.COLUMNS, "4 cells, but 2 columns")
    assert say_why_kept(torn).endswith(": 4 celdas, pero 2 columnas.")
    mended = say_row_why(Verdict.NEW, None, ["read the leading 00 as +"])
    assert mended == "Se leyó el 00 inicial como +."


def test_every_phrase_that_may_be_kept_can_be_said() -> None:
    known = {_FIELD.sub("{}", phrase) for phrase in PHRASES}
    noted = {phrase for path in _NOTERS for phrase in _noted_in(path)}
    assert len(noted) > 36
    assert noted - known == set()


def _noted_in(path: Path) -> Iterator[str]:
    """The phrases that a module notes, facts left out of them."""
    tree = ast.parse(path.read_text("utf-8"))
    constants = {}
    for top in tree.body:
        match top:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                constants[name] = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                constants[name] = value
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Problem"), args=[_, words]):
                yield from _phrases(words, constants)
            case ast.Call(func=ast.Name(id="note"), args=[words, _]):
                yield from _phrases(words, constants)
            case ast.Call(
                func=ast.Attribute(attr="append", value=ast.Name(id=name)),
                args=[words],
            ) if name in {"repairs", "remarks"}:
                yield from _phrases(words, constants)
            case ast.keyword(arg="problem", value=words) if path.name.startswith(
                "phone"
            ):
                yield from _phrases(words, constants)
            case ast.keyword(arg="repairs", value=words):
                yield from _phrases(words, constants)
            case ast.Assign(
                targets=[
                    ast.Attribute(attr="problem") | ast.Name(id="apart" | "repairs")
                ],
                value=words,
            ):
                yield from _phrases(words, constants)


def _phrases(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if " " in text:
            yield _FIELD.sub("{}", text)
        case ast.JoinedStr(values=parts):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}"
                for part in parts
            )
        case ast.IfExp(body=one, orelse=other):
            yield from _phrases(one, constants)
            yield from _phrases(other, constants)
        case ast.BoolOp(values=several):
            for one in several:
                yield from _phrases(one, constants)
        case ast.Tuple(elts=several):
            for one in several:
                yield from _phrases(one, constants)
        case ast.Name(id=name) if name in constants:
            yield from _phrases(constants[name], constants)
