"""Phrases as the file of a word list has them: in groups, each with a title."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from callback_desk.domain.phrases import PhraseUnreadable
from callback_desk.translation import _


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Phrases of one kind.

    Attributes:
        list_name: the list that they are on.
        language: of the list, in English; "" where the file does not say.
        title: what they have in common.
        phrases: one each, without remarks.
    """

    list_name: str
    language: str
    title: str
    phrases: tuple[str, ...]


def groups_of(table: Mapping[str, object], lists: Iterable[str]) -> Iterator[WordGroup]:
    """The groups of some lists of a file, in their order.

    Raises:
        PhraseUnreadable: something is no table, or no text.
    """
    language = str(table.get("language", ""))
    for name in lists:
        for title, lines in texts_of(table, name).items():
            yield WordGroup(name, language, title, phrases_of(lines))


def texts_of(table: Mapping[str, object], name: str) -> dict[str, str]:
    """A table of texts within a file; empty where it is not there.

    Raises:
        PhraseUnreadable: it is no table, or something in it is no text.
    """
    inner = table.get(name, {})
    if not isinstance(inner, Mapping):
        raise PhraseUnreadable(phrase=name, reason=_("it is no table"))
    for key, text in inner.items():
        if not isinstance(text, str):
            raise PhraseUnreadable(phrase=key, reason=_("it is no text"))
    return dict(inner)


def phrases_of(lines: str) -> tuple[str, ...]:
    """The phrases of a list's lines, without remarks and what is blank."""
    bare = (line.partition("#")[0].strip() for line in lines.splitlines())
    return tuple(phrase for phrase in bare if phrase)
