"""Raw text of records: joined in chunks, compressed, found again by offset."""

import zlib
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, insert, select

from callback_desk.storage.tables import RawChunkRow

HEAVY_CHUNK: Final = 1024 * 1024
"""Bytes of raw text at which a chunk is full; one text alone may be heavier."""

LEVEL: Final = 1
"""Of compression: the usual one takes three times as long and saves a hundredth."""

_MOST_UNPACKED = 8  # chunks that are kept at hand
# What a lone surrogate or a NUL becomes: PostgreSQL takes neither in a text.
_UNSTORABLE = {0: "\N{SYMBOL FOR NULL}"}


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


class RawPlace(NamedTuple):
    """Where a raw text is kept: the chunk, and start and length in bytes within it."""

    chunk_id: int
    start: int
    length: int


def store_raw(
    connection: Connection, batch_id: int, texts: Sequence[str]
) -> list[RawPlace]:
    """Keep raw texts, several to a chunk as long as that is light; where each went."""
    places: list[RawPlace] = []
    pieces: list[bytes] = []
    weight = 0
    for text in texts:
        pieces.append(text.encode("utf-8", "surrogatepass"))
        weight += len(pieces[-1])
        if weight >= HEAVY_CHUNK:
            places += _store_chunk(connection, batch_id, pieces)
            pieces, weight = [], 0
    if pieces:
        places += _store_chunk(connection, batch_id, pieces)
    return places


def _store_chunk(
    connection: Connection, batch_id: int, pieces: Sequence[bytes]
) -> list[RawPlace]:
    """Keep some texts as one chunk."""
    result = connection.execute(
        insert(RawChunkRow).values(
            batch_id=batch_id, packed=zlib.compress(b"".join(pieces), LEVEL)
        )
    )
    (chunk_id,) = result.inserted_primary_key or (0,)
    ends = accumulate(map(len, pieces))
    return [
        RawPlace(int(chunk_id), end - len(piece), len(piece))
        for piece, end in zip(pieces, ends, strict=True)
    ]


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
        piece = whole[row.raw_start : row.raw_start + row.raw_length]
        return piece.decode("utf-8", "surrogatepass")
