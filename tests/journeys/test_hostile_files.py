"""However hostile a file is: leads, kept records or one sentence, and nobody lost.

A hundred thousand of them by `pytest -m depth tests/journeys/test_hostile_files.py`, in
twenty parts: `-k part0` runs the first ten, `-k part1` the others, `-k part07` one
alone. What became of each part is printed (not by pytest-xdist).
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.hostile_files import LONGEST_S, MOST_KIB

ROOT = Path(__file__).parents[2]
PARTS, FIRST_SEED = 20, 100


def looked_at(count: int, seed: int) -> dict[str, Any]:
    """What became of so many files, made and looked at in a process of their own."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.journeys.hostile_files", str(count), str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    assert told["failures"] == []
    assert sum(told["outcomes"].values()) == count
    assert told["slowest_s"] < LONGEST_S
    assert told["peak_kib"] < MOST_KIB
    return told


def test_a_thousand_hostile_files_lose_nobody() -> None:
    told = looked_at(1_000, 1)
    # They are read more often than they are refused.
    assert told["outcomes"]["kept"] + told["outcomes"]["leads"] > 400
    assert told["outcomes"]["workbook_broken"] > 5


@pytest.mark.depth
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(PARTS), ids=lambda part: f"part{part:02}")
def test_a_hundred_thousand_hostile_files_lose_nobody(
    part: int, capsys: pytest.CaptureFixture[str]
) -> None:
    # Each part has files of its own seed, so that any of them can be run by itself.
    told = looked_at(100_000 // PARTS, FIRST_SEED + part)
    with capsys.disabled():
        print(
            f"\npart {part + 1} of {PARTS}: {told['files']:,} files, "
            f"{len(told['failures'])} failures, slowest {told['slowest_s']} s, "
            f"peak {told['peak_kib'] / 1024:.0f} MiB"
        )
