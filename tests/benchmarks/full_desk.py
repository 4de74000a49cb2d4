"""Encrypted desks with any number of open leads of all standings, filled in bulk.

What the engine would have stored is written past it: the indexes are taken off, the
rows go in, and the indexes are built again. Safety leads stay few, as they do at a
clinic: people see to them first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.local_time import to_epoch
from callback_desk.storage.keys import KeyFile, keys_path
from tests.desks import MANAGER, MONDAY, PASSWORD, copy_desk

NOW = to_epoch(MONDAY)
# The clinic's days around that instant, 1 PM in New York.
TODAY, TOMORROW = NOW - 13 * 3600, NOW + 11 * 3600
HOUR, DAY = 3600, 86_400
SAFETY_LEADS = 12
FIRST_NAMES = ("Ana", "Bo", "Chidi", "Dana", "Emeka", "Fatima", "José Ángel", "Li")
LAST_NAMES = ("Lopez", "Chen", "Okafor", "Lee", "O'Brien", "Haddad", "de la Cruz")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of lead: how many in a hundred, what was done, and when things are.

    Attributes:
        share: in a hundred.
        part: of the queue.
        due: between which instants the promise runs out.
        next_call: between which it is called next, or None.
        agreed: whether that was agreed.
    """

    share: int
    part: str
    due: tuple[int, int]
    next_call: tuple[int, int] | None = None
    agreed: bool = False


_PAST, _AHEAD = (NOW - 9 * DAY, NOW - 1), (TOMORROW + HOUR, NOW + 4 * DAY)
KINDS = (
    Kind(6, "waiting", _PAST),
    Kind(14, "waiting", (NOW, TOMORROW - 1)),
    Kind(16, "waiting", _AHEAD),
    Kind(6, "tried", _PAST, (NOW - DAY, NOW)),
    Kind(14, "tried", _PAST, (NOW + 60, NOW + 2 * DAY)),
    Kind(8, "tried", _AHEAD, (NOW + 60, NOW + DAY)),
    Kind(3, "reached", _PAST),
    Kind(5, "planned", _PAST, (NOW - 2 * DAY, NOW)),
    Kind(18, "planned", _PAST, (NOW + 60, NOW + 3 * DAY)),
    Kind(2, "agreed", _PAST, (NOW, TOMORROW - 1), True),
    Kind(8, "agreed", _PAST, (TOMORROW, NOW + 20 * DAY), True),
)
_COLUMNS = (
    *("lead_id", "name", "phone", "safety", "is_open", "request_id", "received_at"),
    *("promised_due_at", "due_at", "goal_at", "next_call_at", "next_is_agreed"),
    *("attempts", "asked", "last_outcome", "dialled", "contact", "barred"),
    *("queue_part", "act_by", "returns_at", "asleep"),
)
# Those whose rest ended before are awake: a window wakes them every minute.
WOKEN = NOW - 60


# A desk that nobody has caught up with: every promise has run out.
_MONTH = (NOW - 30 * DAY, NOW - 1)
OVERDUE = (
    Kind(70, "waiting", _MONTH),
    Kind(20, "tried", _MONTH, (NOW - DAY, NOW)),
    Kind(10, "reached", _MONTH),
)


def make_full_desk(folder: Path, leads: int, kinds: Sequence[Kind] = KINDS) -> Path:
    """A desk with so many open leads of some kinds, at its own place in a folder."""
    place = folder / f"{leads}"
    place.mkdir()
    path = copy_desk(place)
    connection = raw_connection(path)
    try:
        _fill(connection, leads, kinds)
    finally:
        connection.close()
    return path


def raw_connection(path: Path) -> Any:  # noqa: ANN401 - the driver has no types
    """A connection of the bare driver."""
    key = KeyFile.read(keys_path(path)).unwrap(MANAGER, PASSWORD)
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def _fill(connection: Any, leads: int, kinds: Sequence[Kind]) -> None:  # noqa: ANN401 - see above
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -200000")
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name IN ('leads', 'requests')"
    ).fetchall()
    connection.execute("BEGIN")
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    marks = ", ".join("?" for _ in _COLUMNS)
    connection.executemany(
        f"INSERT INTO leads ({', '.join(_COLUMNS)}) VALUES ({marks})",  # noqa: S608
        _rows(leads, kinds),
    )
    connection.execute(
        "INSERT INTO requests (request_id, lead_id, received_at, precision, "
        "promised_due_at, due_at, version_id) SELECT request_id, lead_id, received_at, "
        "'minute', promised_due_at, due_at, 1 FROM leads"
    )
    connection.execute(
        "UPDATE numbers SET next = ? WHERE kind IN ('lead', 'request')", (leads + 1,)
    )
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")


def _rows(leads: int, kinds: Sequence[Kind]) -> Iterator[tuple[object, ...]]:
    random = Random(leads)  # noqa: S311 - no secret
    hundred = [kind for kind in kinds for _ in range(kind.share)]
    every = max(leads // SAFETY_LEADS, 1)
    for number in range(1, leads + 1):
        kind = hundred[random.randrange(100)]
        due = random.randint(*kind.due)
        following = random.randint(*kind.next_call) if kind.next_call else None
        contact = kind.part in ("reached", "planned", "agreed")
        dialled = kind.part != "waiting"
        safety = number % every == 0
        act_by = following if contact and following is not None else due
        returns = following
        if kind.agreed and following is not None:
            returns = TODAY + (following - TODAY) // DAY * DAY
        last_outcome = "left_voicemail" if contact else "no_answer"
        yield (
            number,
            f"{FIRST_NAMES[number % 8]} {LAST_NAMES[number % 7]}",
            f"+1212{2_000_000 + number:07}",
            safety,
            True,
            number,
            due - DAY - random.randrange(DAY),
            due,
            due,
            due - 20 * HOUR,
            following,
            kind.agreed,
            random.randrange(1, 4) if dialled else 0,
            1,
            last_outcome if dialled else None,
            dialled,
            contact,
            False,
            None if safety else kind.part,
            None if safety else act_by,
            None if safety else returns,
            not safety and returns is not None and returns > WOKEN,
        )
