"""Desks for tests: one cheap template is made and copied, and a clock is handed in."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from callback_desk import bootstrap
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.services.desk import Desk
from callback_desk.storage.key_wrap import KeyCost
from callback_desk.storage.keys import keys_path

CHEAP = KeyCost(memory_kib=64, iterations=1, lanes=1)
MANAGER = "Kim Osei"
PASSWORD = "correct horse battery"
# The calendar of the worked examples in the promise's definition.
CALENDAR = """
timezone = "America/New_York"
country = "US"
open_on = ["Columbus Day", "Veterans Day"]
policy = "next-day-close"
[hours]
mon = ["09:00-17:00"]
tue = ["09:00-17:00"]
wed = ["09:00-17:00"]
thu = ["09:00-17:00"]
fri = ["09:00-17:00"]
[[closures]]
date = 2026-11-27
name = "Day after Thanksgiving"
[[special_hours]]
date = 2026-12-24
hours = ["09:00-12:00"]
"""
# Monday 16 November 2026, 1:00 PM in New York.
MONDAY = datetime(2026, 11, 16, 18, 0, tzinfo=UTC)


@dataclass
class DeskClock:
    """A clock that stands until it is moved."""

    now: datetime = MONDAY

    def __call__(self, zone: str) -> datetime:
        """The time it shows."""
        return self.now


@cache
def template() -> tuple[Path, str]:
    """A desk made once, and its recovery key."""
    path = Path(mkdtemp(prefix="callback-desk-template-")) / "desk.db"
    new = bootstrap.NewDesk(path, MANAGER, PASSWORD, read_calendar(CALENDAR))
    return path, bootstrap.make_desk(new, lambda: MONDAY, CHEAP)


def copy_desk(folder: Path) -> Path:
    """A copy of the template desk in a folder."""
    return copy_of(template()[0], folder)


def copy_of(path: Path, folder: Path) -> Path:
    """A copy of a desk that nobody has open, in a folder."""
    shutil.copy(path, folder / path.name)
    shutil.copy(keys_path(path), keys_path(folder / path.name))
    return folder / path.name


@contextmanager
def opened(
    path: Path,
    clock: DeskClock | None = None,
    name: str = MANAGER,
    password: str = PASSWORD,
) -> Iterator[Desk]:
    """The desk at a path, opened for somebody."""
    clock_in = clock or DeskClock()
    with bootstrap.open_desk(path, name, password, clock_in, CHEAP) as desk:
        yield desk
