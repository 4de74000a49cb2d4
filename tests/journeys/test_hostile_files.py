"""However hostile a file is: leads, kept records or one sentence, and nobody lost."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.hostile_files import LONGEST_S, MOST_KIB

ROOT = Path(__file__).parents[2]


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


def test_two_thousand_hostile_files_lose_nobody() -> None:
    told = looked_at(2_000, 1)
    # They are read more often than they are refused.
    assert told["outcomes"]["kept"] + told["outcomes"]["leads"] > 800
    assert told["outcomes"]["workbook_broken"] > 10


@pytest.mark.depth
@pytest.mark.timeout(7200)
def test_a_hundred_thousand_hostile_files_lose_nobody() -> None:
    looked_at(100_000, 2)
