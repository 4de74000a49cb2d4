"""Every failure for staff has a sentence, what to do, a code of its own, and a test."""

import importlib
import pkgutil
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import callback_desk
from callback_desk.domain.errors import DeskError

TESTS = Path(__file__).parent
# They stand for their children alone, and are never raised.
FAMILIES = {"FileError", "MailError"}
LONGEST = 300


def children(of: type[DeskError]) -> Iterator[type[DeskError]]:
    for child in of.__subclasses__():
        if child.__module__.startswith("callback_desk."):
            yield child
        yield from children(child)


def every_error() -> list[type[DeskError]]:
    for module in pkgutil.walk_packages(callback_desk.__path__, "callback_desk."):
        if not re.search(r"migrations|__main__", module.name):
            importlib.import_module(module.name)
    found = {(one.__module__, one.__name__): one for one in children(DeskError)}
    return [found[place] for place in sorted(found)]


ERRORS = every_error()


def fields(form: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(form) if name}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_it_says_what_happened_and_what_to_do(error: type[DeskError]) -> None:
    if error.__name__ in FAMILIES:
        return
    own = error.sentence_form, error.what_to_do_form
    assert "sentence_form" in vars(error)
    assert "what_to_do_form" in vars(error)
    told = error(**dict.fromkeys(set().union(*map(fields, own)), "it"))
    for words in (told.sentence, told.what_to_do):
        assert words
        assert len(words) <= LONGEST
        # A field may hold the whole of it, with its own end.
        assert words[-1] in ".!?" or words.endswith("it")
    assert error.__doc__


def test_codes_are_told_apart() -> None:
    # A child may share its parent's: it is the same failure, said more closely.
    own = [one for one in ERRORS if "code" in vars(one)]
    twice = [code for code, n in Counter(one.code for one in own).items() if n > 1]
    assert twice == []


def test_each_is_reached_by_a_test() -> None:
    texts = [file.read_text("utf-8") for file in TESTS.rglob("test_*.py")]
    whole = "\n".join(texts)
    named = set(re.findall(r"\b[A-Z]\w+\b", whole))
    codes = set(re.findall(r"[\"']([a-z_]+)[\"']", whole))
    missing = [
        one.__name__
        for one in ERRORS
        if one.__name__ not in named | FAMILIES and one.code not in codes
    ]
    assert missing == []
