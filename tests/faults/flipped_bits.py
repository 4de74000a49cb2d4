"""One bit flipped in a page of the database, or in a block of a backup."""

import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from callback_desk.domain.errors import DeskError
from callback_desk.restoring import restore_desk
from callback_desk.services.backups import back_up
from callback_desk.services.desk_check import check_desk
from callback_desk.storage.keys import keys_path
from tests.desks import CHEAP, MONDAY, opened
from tests.faults.kills import UNLOCKING, desk_of
from tests.faults.tally import Tally, must

PAGE = 4096


def sweep(points: int, dice: random.Random) -> list[Tally]:
    """Flip a bit in so many pages, or in every one."""
    with TemporaryDirectory() as name:
        path = desk_of(Path(name))
        backup = path.with_name("kept.cdbackup")
        with opened(path) as desk:
            back_up(desk, backup)
        return [_pages(path, points, dice), _blocks(backup, points, dice)]


def _chosen(file: Path, points: int, dice: random.Random) -> list[int]:
    pages = range(-(-file.stat().st_size // PAGE))
    return sorted(dice.sample(pages, min(points, len(pages))))


def _flip(file: Path, page: int, dice: random.Random) -> bytes:
    contents = bytearray(file.read_bytes())
    size = min(PAGE, len(contents) - page * PAGE)
    contents[page * PAGE + dice.randrange(size)] ^= 1 << dice.randrange(8)
    file.write_bytes(contents)
    return bytes(contents)


def _pages(path: Path, points: int, dice: random.Random) -> Tally:
    tally = Tally("a bit flipped in the database")
    for page in _chosen(path, points, dice):
        with TemporaryDirectory() as name, tally.point(f"page {page + 1}"):
            there = Path(name) / path.name
            shutil.copyfile(path, there)
            shutil.copyfile(keys_path(path), keys_path(there))
            flipped = _flip(there, page, dice)
            try:
                with opened(there) as desk:
                    problems, _ = check_desk(desk)
                must(problems, "neither opening nor check found it")
                tally.count("found by check")
            except DeskError as error:
                must("backup" in error.what_to_do, f"no backup is offered: {error}")
                must(there.read_bytes() == flipped, "the damaged file was touched")
                tally.count("refused on opening")
    return tally


def _blocks(backup: Path, points: int, dice: random.Random) -> Tally:
    tally = Tally("a bit flipped in a backup")
    for block in _chosen(backup, points, dice):
        with TemporaryDirectory() as name, tally.point(f"block {block + 1}"):
            there = Path(name) / backup.name
            shutil.copyfile(backup, there)
            flipped = _flip(there, block, dice)
            try:
                restore_desk(
                    *(there, Path(name) / "new" / "desk.db", UNLOCKING),
                    *(lambda: MONDAY, lambda: MONDAY, CHEAP),
                )
                must(False, "it was restored")
            except DeskError:
                must(there.read_bytes() == flipped, "the damaged file was touched")
                must(not (Path(name) / "new" / "desk.db").exists(), "a desk is there")
                tally.count("refused")
    return tally
