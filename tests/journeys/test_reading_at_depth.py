"""What must hold of any file and mail, with forty times as many made-up ones.

`pytest -m depth tests/journeys/test_reading_at_depth.py`; `-k "seed07"` is one of them.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = 40
PROPERTIES = (
    "tests/intake/test_csv_blocks.py",
    "tests/journeys/test_reading_any_bytes.py",
    "tests/journeys/test_reading_any_mail.py",
    "tests/journeys/test_reading_any_message.py",
)


@pytest.mark.depth
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(SEEDS), ids=lambda seed: f"seed{seed:02}")
def test_what_holds_of_any_file_holds_of_others(seed: int) -> None:
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
            *(f"--hypothesis-seed={seed}", *PROPERTIES),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-4_000:]
