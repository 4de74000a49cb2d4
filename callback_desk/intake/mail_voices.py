"""Whose words are whose, where one mail brings several people's.

All that a mail says is read for danger, and what none of its fields tells counts for
its first record. What another of its records tells is that person's alone: somebody
else must not stand on top for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from callback_desk.domain.submission import Submission


def apart(records: Sequence[Submission]) -> list[Submission]:
    """The records of one mail, each without what another of them tells.

    Args:
        records: all that the mail brings, in its order.
    """
    if len(records) == 1:
        return list(records)
    return [
        replace(one, beside=_without(one.beside, _told(records, one)))
        if one.beside
        else one
        for one in records
    ]


def _told(records: Sequence[Submission], one: Submission) -> Iterator[list[str]]:
    """What the others tell, each text by its lines."""
    for other in records:
        if other is not one:
            for text in (other.message, *other.answers.split("\n")):
                if lines := [
                    bare for line in text.split("\n") if (bare := _bare(line))
                ]:
                    yield lines


def _without(beside: str, texts: Iterator[list[str]]) -> str:
    """Lines without those texts, each with or without a label before it."""
    lines = [line for line in beside.split("\n") if line.strip()]
    found = [_bare(line) for line in lines]
    places: dict[str, list[int]] = {}
    for number, line in enumerate(found):
        for begins in {line, line.partition(": ")[2]}:
            places.setdefault(begins, []).append(number)
    gone: set[int] = set()
    for text in texts:
        for start in places.get(text[0], ()):
            end = start + len(text)
            if found[start + 1 : end] == text[1:]:
                gone.update(range(start, end))
    return "\n".join(line for n, line in enumerate(lines) if n not in gone)


def _bare(line: str) -> str:
    return " ".join(line.split())
