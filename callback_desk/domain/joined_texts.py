"""Many texts, one behind the other, as they are stored: a million need no million."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from callback_desk.domain.packed_texts import PackedTexts


class JoinedTexts(Sequence[str]):
    """Texts that are made when they are asked for.

    Args:
        whole: all of them, in UTF-8 that lets lone surrogates pass.
        lengths: of each, in bytes.

    Attributes:
        packed: the same as they are stored, once they were packed.
    """

    __slots__ = ("_starts", "lengths", "packed", "whole")

    def __init__(self, whole: bytes, lengths: list[int]) -> None:
        self.whole = whole
        self.lengths = lengths
        self._starts: list[int] = []
        self.packed: list[PackedTexts] | None = None

    @classmethod
    def of(cls, texts: Sequence[str]) -> "JoinedTexts":
        """These texts, joined."""
        whole = encoded("".join(texts))
        lengths = list(map(len, texts))
        if sum(lengths) != len(whole):
            lengths = [len(encoded(text)) for text in texts]
        return cls(whole, lengths)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.lengths)

    def __iter__(self) -> Iterator[str]:
        """Each, in order."""
        for start, end in pairwise(self.starts):
            yield decoded(self.whole[start:end])

    @overload
    def __getitem__(self, number: int) -> str: ...

    @overload
    def __getitem__(self, number: slice) -> list[str]: ...

    def __getitem__(self, number: int | slice) -> str | list[str]:
        """One of them, or several."""
        if isinstance(number, slice):
            return [self[n] for n in range(len(self))[number]]
        return decoded(self.part(number))

    def part(self, number: int) -> bytes:
        """One of them, as it is stored."""
        start = self.starts[number]
        return self.whole[start : start + self.lengths[number]]

    @property
    def starts(self) -> list[int]:
        """Where each of them begins, and where the last one ends."""
        if not self._starts:
            self._starts = list(accumulate(self.lengths, initial=0))
        return self._starts


def encoded(text: str) -> bytes:
    """A text as it is stored."""
    return text.encode("utf-8", "surrogatepass")


def decoded(part: bytes) -> str:
    """What was stored, as a text again."""
    return part.decode("utf-8", "surrogatepass")
