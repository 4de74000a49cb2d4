"""Answers that were half typed when their question went: kept as notes are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class HalfSaid:
    """Own words in the place of an answer.

    Attributes:
        kind: what the question is about.
        words: what was typed.
        stands: whether the question stands again with its lead, since nobody left it.
    """

    kind: str
    words: str
    stands: bool = True


class HalfSaidAnswers:
    """By the lead on whose card they were typed."""

    def __init__(self) -> None:
        self._kept: dict[int, HalfSaid] = {}

    def keep(self, lead_id: int, said: HalfSaid) -> None:
        """Keep what is typed; nothing where nothing is."""
        if said.words.strip():
            self._kept[lead_id] = said
        else:
            self.forget(lead_id)

    def forget(self, lead_id: int) -> None:
        """It was answered, or emptied."""
        self._kept.pop(lead_id, None)

    def move(self, lead_id: int, into: int) -> None:
        """A lead was joined to another one: what was typed there goes along."""
        said = self._kept.pop(lead_id, None)
        there = self._kept.get(into)
        if said is not None and there is not None:
            said = replace(there, words=f"{there.words} {said.words}")
        if said is not None:
            self._kept[into] = said

    def words_for(self, lead_id: int, kind: str) -> str:
        """What was typed there before, to be typed on."""
        said = self._kept.get(lead_id)
        return said.words if said is not None and said.kind == kind else ""

    def standing(self, lead_id: int) -> str | None:
        """The kind of question that stands with a lead still, or None."""
        said = self._kept.get(lead_id)
        return said.kind if said is not None and said.stands else None

    def all(self) -> dict[int, HalfSaid]:
        """What was typed and not answered, by lead."""
        return dict(self._kept)

    def bring_back(self, said: Mapping[int, HalfSaid]) -> None:
        """Have at hand what was half typed before; what was typed since stays."""
        self._kept = {**said, **self._kept}


def with_notes(
    notes: Mapping[int, str], said: Mapping[int, HalfSaid]
) -> dict[int, str]:
    """Notes by lead, each with what was to be answered there beneath it."""
    both = dict(notes)
    for lead_id, one in said.items():
        note = both.get(lead_id, "")
        both[lead_id] = f"{note}\n{one.words}" if note else one.words
    return both
