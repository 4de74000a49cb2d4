"""An import that is killed leaves the desk as if it had never begun."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def become(count: int, seed: int) -> dict[str, int]:
    """What became of so many killed imports; each is looked at where it happens."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.journeys.killed_imports", str(count), str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told: dict[str, int] = ast.literal_eval(ran.stdout)
    assert sum(told.values()) == count
    return told


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_nothing_of_a_killed_import_is_seen_and_nothing_else_is_lost() -> None:
    told = become(20, 1)
    # Nearly all of them died, some of them behind their last commit.
    assert told["nothing"] > 12


@pytest.mark.depth
@pytest.mark.timeout(3600)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_five_hundred_killed_imports_leave_nothing() -> None:
    told = become(500, 2)
    assert told["nothing"] > 350
    assert told["whole"] > 3
