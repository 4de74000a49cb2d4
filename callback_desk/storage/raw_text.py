"""Raw text of records: joined in chunks, compressed, found again by offset."""

import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from callback_desk.storage.tables import RawChunkRow

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


def store_raw(
    connection: Connection, batch_id: int, texts: Sequence[str]
) -> tuple[int, list[tuple[int, int]]]:
    """Keep raw texts as one chunk.

    Returns:
        The chunk's number, and for each text its start and length in bytes.
    """
    pieces = [text.encode("utf-8", "surrogatepass") for text in texts]
    places = []
    start = 0
    for piece in pieces:
        places.append((start, len(piece)))
        start += len(piece)
    result = connection.execute(
        insert(RawChunkRow).values(
            batch_id=batch_id, packed=zlib.compress(b"".join(pieces))
        )
    )
    (chunk_id,) = result.inserted_primary_key or (0,)
    return int(chunk_id), places


class RawTexts:
    """Finds raw texts again; a chunk is unpacked once."""

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
            self._unpacked[row.chunk_id] = whole
        piece = whole[row.raw_start : row.raw_start + row.raw_length]
        return piece.decode("utf-8", "surrogatepass")
