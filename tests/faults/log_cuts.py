"""A write-ahead log that was cut, zeroed or written over: a prefix stays, no less."""

import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.storage.keys import keys_path
from tests.desks import opened
from tests.faults.kills import desk_of
from tests.faults.stands import attempts_of, must_be_sound
from tests.faults.tally import Tally, must

SECTOR = 512
WAYS = ("cut", "zeroed", "junk")


def sweep(points: int, dice: random.Random) -> list[Tally]:
    """Damage the log at so many places, each way."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path, ends = _worked_at(folder)
        log = _log(path).read_bytes()
        places = range(0, len(log), SECTOR)
        chosen = list(places)
        if points < len(chosen):
            chosen = sorted(dice.sample(chosen, points))
        return [_damaged(path, log, ends, way, chosen, dice) for way in WAYS]


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _worked_at(folder: Path) -> tuple[Path, list[tuple[int, int]]]:
    """A desk as the power failed, and how long the log was behind each call."""
    path, ends = desk_of(folder), []
    lost = folder / "lost"
    lost.mkdir()
    with opened(path) as desk:
        for lead_id in range(4, 24):
            done = record_outcome(desk, lead_id, Call("no_answer"))
            ends.append((_log(path).stat().st_size, done.attempt_id))
        for file in (path, _log(path), keys_path(path)):
            shutil.copyfile(file, lost / file.name)
    return lost / path.name, ends


def _damaged(
    path: Path,
    log: bytes,
    ends: list[tuple[int, int]],
    way: str,
    places: list[int],
    dice: random.Random,
) -> Tally:
    tally = Tally(f"write-ahead log {way}")
    every = [1, 2, 3, *(attempt for _, attempt in ends)]
    for place in places:
        with TemporaryDirectory() as name, tally.point(f"at byte {place}"):
            there = Path(name) / path.name
            shutil.copyfile(path, there)
            shutil.copyfile(keys_path(path), keys_path(there))
            junk = {
                "cut": b"",
                "zeroed": bytes(SECTOR),
                "junk": dice.randbytes(SECTOR),
            }[way]
            rest = b"" if way == "cut" else log[place + SECTOR :]
            _log(there).write_bytes(log[:place] + junk + rest)
            must_be_sound(there)
            left = attempts_of(there)
            must(left == every[: len(left)], f"no prefix of what was recorded: {left}")
            safe = 3 + sum(end <= place for end, _ in ends)
            must(len(left) >= safe, f"{safe} were on disk before it, {len(left)} left")
            tally.count("a prefix" if len(left) < len(every) else "whole")
    return tally
