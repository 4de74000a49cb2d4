"""Processes that find their modules compiled, whatever the shell around them says."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LONGEST_S = 300


def compiled(folder: Path) -> dict[str, str]:
    """This environment, in which what was once imported is kept compiled in a folder.

    An installed program finds it so; a checkout whose shell sets
    PYTHONDONTWRITEBYTECODE would compile every module at each start.
    """
    kept = {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    shell = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return shell | kept


def with_windows(folder: Path) -> dict[str, str]:
    """The same for processes with windows; what these remember lies in the folder."""
    return compiled(folder) | {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }


def told_by_turn(part: str, environment: dict[str, str], *arguments: str) -> Any:  # noqa: ANN401 - JSON
    """What the `turn` of a part prints as JSON, taken in a process of its own."""
    called = f"turn({', '.join(map(repr, arguments))})"
    ran = subprocess.run(
        [sys.executable, "-c", f"from tests.benchmarks.{part} import turn; {called}"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST_S,
    )
    return json.loads(ran.stdout)
