"""How a desk stands after something failed: sound, and nothing acknowledged lost."""

import sqlite3
from pathlib import Path

from sqlalchemy import text

from callback_desk.domain.errors import DeskError
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from tests.desks import DeskClock, opened
from tests.faults.tally import Violation, must
from tests.storage.stored_desk import connected

HEADER = "name,phone,message,date\n"


def people(first: int, count: int) -> str:
    """Rows of a CSV file, each of somebody else."""
    return "".join(
        f"Lead Number{chr(97 + n % 26)}{n},212{n + 2_000_000},please call,"
        f"2026-11-16 1{n % 3}:00\n"
        for n in range(first, first + count)
    )


def people_file(folder: Path, name: str, first: int, count: int) -> Path:
    """A CSV file of so many people."""
    file = folder / name
    file.write_text(HEADER + people(first, count), "utf-8")
    return file


def attempts_of(path: Path) -> list[int]:
    """The attempts that are stored, in their order."""
    with connected(path) as connection:
        rows = connection.execute(text("SELECT attempt_id FROM attempts ORDER BY 1"))
        return [int(number) for (number,) in rows]


def count_of(path: Path, table: str, where: str = "1 = 1") -> int:
    """How many rows of a table fit."""
    with connected(path) as connection:
        question = f"SELECT count(*) FROM {table} WHERE {where}"  # noqa: S608 - our own
        return int(connection.execute(text(question)).scalar_one())


def must_be_sound(path: Path, clock: DeskClock | None = None) -> None:
    """Open the desk as somebody who comes to work, and look through all of it.

    Raises:
        Violation: it does not open, or something in it does not hold.
    """
    try:
        with opened(path, clock) as desk:
            must_check(desk)
    except (DeskError, sqlite3.Error) as error:
        raise Violation(f"it does not open: {error}") from error


def must_check(desk: Desk) -> None:
    """Look through all of an open desk.

    Raises:
        Violation: something in it does not hold.
    """
    problems, _ = check_desk(desk)
    must(not problems, f"{problems}")


def must_have_recorded(path: Path, acknowledged: set[int]) -> None:
    """Every acknowledged call is there, none twice, and the audit says the same.

    Raises:
        Violation: it is not so.
    """
    stored = attempts_of(path)
    missing = acknowledged - set(stored)
    must(not missing, f"calls that were acknowledged are lost: {sorted(missing)}")
    extra = len(set(stored) - acknowledged)
    must(extra <= 1, f"{extra} calls stand there that nobody was told of")
    told = count_of(path, "audit", "subject = 'attempt'")
    must(told == len(stored), f"{len(stored)} calls, but {told} rows of the audit")
