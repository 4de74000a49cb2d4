"""Raw text of records: joined in chunks, compressed, found again by offset."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select

from callback_desk.domain.joined_texts import JoinedTexts, decoded
from callback_desk.domain.packed_texts import pack
from callback_desk.storage.prepared import Prepared, columns_of
from callback_desk.storage.tables import RawChunkRow, table_of

_MOST_UNPACKED = 8  # chunks that are kept at hand
# What a lone surrogate or a NUL becomes: PostgreSQL takes neither in a text.
_UNSTORABLE = {0: "\N{SYMBOL FOR NULL}"}
_ADD_CHUNK = Prepared(
    insert(table_of(RawChunkRow)).returning(RawChunkRow.chunk_id),
    columns_of(RawChunkRow, but=("chunk_id",)),
)


def storable(text: str) -> str:
    """The text as both databases take it: NUL and lone surrogates made visible."""
    clean = text.translate(_UNSTORABLE) if "\0" in text else text
    if clean.isascii():
        return clean
    try:
        clean.encode("utf-8")
    except UnicodeEncodeError:
        clean = clean.encode("utf-8", "replace").decode("utf-8")
    return clean


def all_storable(texts: list[str]) -> list[str]:
    """Many texts as both databases take them; nearly always they are such already."""
    together = "".join(texts)
    if "\0" not in together:
        try:
            together.encode()
        except UnicodeEncodeError:
            pass
        else:
            return texts
    return list(map(storable, texts))


class RawPlace(NamedTuple):
    """Where a raw text is kept: the chunk, and start and length in bytes within it."""

    chunk_id: int
    start: int
    length: int


@dataclass(slots=True)
class RawPlaces:
    """Where many raw texts are kept, in their order.

    Attributes:
        chunk_ids: the chunk of each.
        starts: in bytes within it.
        lengths: in bytes.
    """

    chunk_ids: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)

    def __iter__(self) -> Iterator[RawPlace]:
        """One by one."""
        return map(RawPlace, self.chunk_ids, self.starts, self.lengths)

    def __getitem__(self, number: int) -> RawPlace:
        """That of one text."""
        return RawPlace(
            self.chunk_ids[number], self.starts[number], self.lengths[number]
        )


def store_raw(connection: Connection, batch_id: int, texts: Sequence[str]) -> RawPlaces:
    """Keep raw texts, several to a chunk as long as that is light; where each went."""
    joined = texts if isinstance(texts, JoinedTexts) else JoinedTexts.of(texts)
    places, starts = RawPlaces(), joined.starts
    for first, end, data in pack(joined):
        begin = starts[first]
        places.chunk_ids += [_store_chunk(connection, batch_id, data)] * (end - first)
        places.starts += [start - begin for start in starts[first:end]]
        places.lengths += joined.lengths[first:end]
    return places


def _store_chunk(connection: Connection, batch_id: int, data: bytes) -> int:
    """Keep packed texts as one chunk; its number."""
    values = {"batch_id": batch_id, "packed": data}
    ((chunk_id,),) = _ADD_CHUNK.rows(connection, values)
    return int(chunk_id)


class RawTexts:
    """Finds raw texts again; a chunk is unpacked once for texts that stand together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._unpacked: dict[int, bytes] = {}

    def of(self, row: Row[*tuple[Any, ...]]) -> str:
        """The raw text of a submission's row, exactly as it came in."""
        whole = self._unpacked.get(row.chunk_id)
        if whole is None:
            packed = self._connection.scalar(
                select(RawChunkRow.packed).where(RawChunkRow.chunk_id == row.chunk_id)
            )
            whole = zlib.decompress(packed or b"")
            if len(self._unpacked) >= _MOST_UNPACKED:
                del self._unpacked[next(iter(self._unpacked))]
            self._unpacked[row.chunk_id] = whole
        return decoded(whole[row.raw_start : row.raw_start + row.raw_length])
