"""From the first run to a recorded and undone outcome, on a real screen."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command_line import SAMPLES

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "xdotool")


@pytest.fixture
def screen() -> Iterator[str]:
    """A virtual screen of its own; its name."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing and os.environ.get("CI") != "true":
        pytest.skip(f"{' and '.join(missing)} not installed")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        name = f":{told.readline().strip()}"
    yield name
    server.terminate()
    server.wait()


def test_a_first_day_by_keyboard(screen: str, tmp_path: Path) -> None:
    environment = os.environ | {
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    day = subprocess.run(
        [
            *(sys.executable, "-m", "tests.journeys.first_day"),
            *(str(tmp_path), str(SAMPLES / "gravity-forms.csv")),
        ],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert day.returncode == 0, day.stderr
    came = json.loads(day.stdout)
    assert came["first"] == "Dana Lee", "the lead in danger is on top"
    assert came["recorded"] == "no_answer"
    assert came["following"] != came["chosen"]
    assert came["rows_of_history"] == 2, "undoing is a row of its own"
