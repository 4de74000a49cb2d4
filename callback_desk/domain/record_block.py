"""Records of a file by the column: what is plain needs no value for each of them.

A long file is nearly all alike. So its records come by the block; whatever is unusual
about one of them makes it *odd*, and it goes the general way as a submission of its
own. The general way is the one source of truth: a plain record becomes the very same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import compress
from typing import Protocol, Self, runtime_checkable

from callback_desk.domain.joined_texts import JoinedTexts
from callback_desk.domain.submission import (
    Precision,
    Source,
    Submission,
    WrittenTime,
)

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the start of wall clocks, of any zone


@dataclass(slots=True)
class PlainColumns:
    """What plain records say, a list for each field.

    A plain record has a name, a phone text without letters, cells that nothing was
    mended in, and nothing that its reading found wrong.

    Attributes:
        places: of the records within their block, in order.
        names: never empty.
        phone_texts: as written.
        emails: "" where there is none.
        messages: "" where there is none.
        answers: "" where there are none.
        sources: where each came from.
        external_ids: "" where there is none.
        walls: seconds since 1970 on the clocks of whoever wrote the times; none at all
            where the precision is unknown.
        written: the same as text, to the minute or day; "" where unknown.
    """

    places: Sequence[int] = ()
    names: list[str] = field(default_factory=list)
    phone_texts: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    external_ids: list[str] = field(default_factory=list)
    walls: list[int] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def but(self, numbers: set[int]) -> Self:
        """Without those of these numbers, counted from 0."""
        if not numbers:
            return self
        return self.kept(all_but(numbers, len(self.places)))

    def kept(self, keep: bytearray) -> Self:
        """Those whose byte is not 0, one for each record."""
        return type(self)(
            *(list(compress(getattr(self, name), keep)) for name in self.__slots__)
        )


def all_but(numbers: set[int], count: int) -> bytearray:
    """What keeps, of so many, all but those of these numbers."""
    keep = bytearray(b"\1") * count
    for number in numbers:
        keep[number] = 0
    return keep


def none_but(numbers: set[int], count: int) -> bytearray:
    """What keeps, of so many, those of these numbers alone."""
    keep = bytearray(count)
    for number in numbers:
        keep[number] = 1
    return keep


@dataclass(slots=True)
class RecordBlock:
    """Records that follow one another in a file.

    Attributes:
        first_row: the number of the first in its file; the others follow.
        recognised_as: the form product and medium.
        raws: the text of every record as it stood, in order.
        plain: what the plain ones say.
        odd: the others, by their places.
        precision: how exactly the times of the plain ones are known.
        in_utc: whether those times are in UTC, whatever the zone of the source.
    """

    first_row: int
    recognised_as: str
    raws: JoinedTexts
    plain: PlainColumns
    odd: dict[int, Submission]
    precision: Precision = Precision.UNKNOWN
    in_utc: bool = False

    def submission(self, number: int) -> Submission:
        """A plain record, by its number among them, as the general way has it."""
        plain, place = self.plain, self.plain.places[number]
        received = None
        if self.precision is not Precision.UNKNOWN:
            value = _EPOCH + timedelta(seconds=plain.walls[number])
            zone = UTC if self.in_utc else None
            received = WrittenTime(value.replace(tzinfo=zone), self.precision)
        return Submission(
            row=self.first_row + place,
            raw=self.raws[place],
            recognised_as=self.recognised_as,
            name=plain.names[number],
            phone_text=plain.phone_texts[number],
            email=plain.emails[number] or None,
            message=plain.messages[number],
            answers=plain.answers[number],
            received=received,
            source=plain.sources[number],
            external_id=plain.external_ids[number] or None,
        )

    def submissions(self) -> Iterator[Submission]:
        """All records, in order."""
        number = 0
        for place in range(len(self.raws)):
            odd = self.odd.get(place)
            if odd is not None:
                yield odd
            else:
                yield self.submission(number)
                number += 1


@runtime_checkable
class ReadsBlocks(Protocol):
    """A file that can be read by the block."""

    def blocks(self, size: int, weight: int) -> Iterator[RecordBlock]:
        """Every record that `submissions` tells.

        Args:
            size: records of a block, at most.
            weight: characters of raw text at which they are enough.
        """
        ...
