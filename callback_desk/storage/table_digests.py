"""What a database holds, table by table, as something that can be compared."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from callback_desk.domain.stopping import Heed, go_on

# Rows that are hashed at a time.
CHUNK = 1_000
WITHOUT_NUMBERS = frozenset({"fingerprints"})
# The search index is worked out from the others, and no table of rows.
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table'"
    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    " AND name NOT LIKE 'lead\\_search%' ESCAPE '\\' ORDER BY name"
)


@dataclass(frozen=True, slots=True)
class TableDigest:
    """What a table holds.

    Attributes:
        rows: how many.
        digest: SHA-256 over all of them in their order, in hexadecimal.
    """

    rows: int
    digest: str


def table_digests(database: Any, heed: Heed = go_on) -> dict[str, TableDigest]:  # noqa: ANN401 - the driver's
    """Every table of a database, each row of it, read inside one transaction.

    Raises:
        Stopped: `heed` ended it.
    """
    names = [name for (name,) in database.execute(_TABLES)]
    return {name: _digest(database, name, heed) for name in names}


def _digest(database: Any, table: str, heed: Heed) -> TableDigest:  # noqa: ANN401 - see above
    quoted = table.replace('"', '""')
    # A table without row numbers is stored in the order of its key.
    order = "1, 2" if table in WITHOUT_NUMBERS else "rowid"
    cursor = database.execute(f'SELECT * FROM "{quoted}" ORDER BY {order}')  # noqa: S608
    digest, rows = sha256(), 0
    while chunk := cursor.fetchmany(CHUNK):
        heed()
        rows += len(chunk)
        digest.update(repr(chunk).encode("utf-8", "surrogatepass"))
    return TableDigest(rows, digest.hexdigest())
