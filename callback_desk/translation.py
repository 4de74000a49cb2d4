"""What everybody reads goes through here: our sentences in the language of this run.

A sentence stands in the code in English, marked, and is looked up in the catalogue of
the language (`resources/locale/`). What is not in it stays English. The language is
chosen before anything else is loaded, so that sentences that are constants have it.
"""

import gettext
import re
from collections.abc import Mapping
from pathlib import Path

from callback_desk.paths import resources

CATALOGUE = "callback_desk"
ENGLISH = "en"
# The languages that ship, by their own names.
SPANISH = "es"
LANGUAGES = {ENGLISH: "English", SPANISH: "Español"}
# Spanish says "a las 5:00 pm", but "a la 1:00 pm" and "a medianoche".
_HOUR = re.compile(r"\blas \{(\w+)\}")
_ONE = re.compile(r"0?1\b")
# A number that names something is no count: a year, a record, a row of a file, a port.
_NAMES_ONE = re.compile(r"(?:^|_)(?:year|id|row|number|n|port)$")
# From here on digits stand in groups of three.
_GROUPED_FROM = 1_000


class _Spoken:
    """The language of this run."""

    language = ENGLISH
    catalogue = gettext.NullTranslations()


def speak(language: str, folder: Path | None = None) -> None:
    """Say everything from now on in one of `LANGUAGES`.

    Args:
        language: its code. What is not shipped, or not compiled, is English.
        folder: where the catalogues are, if not among the resources.
    """
    known = language if language in LANGUAGES else ENGLISH
    places = folder or resources() / "locale"
    if known != ENGLISH and not gettext.find(CATALOGUE, places, [known]):
        # It was never compiled here. One language throughout is better than two.
        known = ENGLISH
    _Spoken.catalogue = (
        gettext.NullTranslations()
        if known == ENGLISH
        else gettext.translation(CATALOGUE, places, [known])
    )
    _Spoken.language = known


def in_english(said: str) -> str:
    """What a whole sentence of this run's language says in English.

    For what is kept, and read later by somebody who may speak another one. What is none
    of the catalogue's sentences stays as it is.
    """
    # Its sentences by their English; the standard library has no other way to them.
    known = getattr(_Spoken.catalogue, "_catalog", {})
    meant = (one for one, told in known.items() if one and told == said)
    # Where a word's meaning was told as well, that stands before it.
    return next((str(one).rpartition("\x04")[2] for one in meant), said)


def spoken() -> str:
    """The code of the language of this run."""
    return _Spoken.language


def grouped(count: int) -> str:
    """A count as it is read: `41`, `12,000`.

    Spanish has the comma, too: it ships as it is written in the Americas, where the
    comma is what Mexico and the United States write.
    """
    return f"{count:,}"


def _(text: str, /, **fields: object) -> str:
    """A sentence in the language of this run, its `{fields}` filled in.

    What a field holds is never read for fields again: a visitor may write braces. A
    whole number is a count and is grouped, unless its field says that it names
    something: `{year}`, `{lead_id}`, `{row}`, `{number}` (`{n}`), `{port}`. Without
    fields the sentence stays as it is, to be filled in later.
    """
    said = _Spoken.catalogue.gettext(text)
    return _filled(said, fields) if fields else said


def _n(one: str, many: str, count: int, /, **fields: object) -> str:
    """The same for a number of things: what is said of one, and of `{count}`."""
    said = _Spoken.catalogue.ngettext(one, many, count)
    return _filled(said, {"count": count} | fields)


def _p(context: str, text: str, /, **fields: object) -> str:
    """The same for words which mean several things in English: what is meant here."""
    said = _Spoken.catalogue.pgettext(context, text)
    return _filled(said, fields) if fields else said


def _filled(said: str, fields: Mapping[str, object]) -> str:
    """A sentence with its fields, the article before an hour as that hour wants it."""
    if _Spoken.language == SPANISH and "las {" in said:
        said = _HOUR.sub(lambda found: _article(found, fields), said)
    return said.format(**{name: _shown(name, fields[name]) for name in fields})


class _Count(int):
    """A number of things: grouped where a sentence does not ask for something else."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec or ",")


def _shown(name: str, field: object) -> object:
    if type(field) is not int or abs(field) < _GROUPED_FROM:
        return field
    return field if _NAMES_ONE.search(name) else _Count(field)


def _article(found: re.Match[str], fields: Mapping[str, object]) -> str:
    told = str(fields.get(found[1], ""))
    if not told[:1].isdigit():
        return f"{{{found[1]}}}"
    return f"la {{{found[1]}}}" if _ONE.match(told) else found[0]


def _later(text: str, /) -> str:
    """A sentence that is kept in English, in the database or beside it: as it is.

    It is marked all the same; whoever reads it is told `said_now` of it.
    """
    return text


def said_now(text: str, /, **fields: object) -> str:
    """What was marked by `_later`, in the language of this run."""
    return _(text, **fields)
