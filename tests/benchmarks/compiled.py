"""Processes that find their modules compiled, whatever the shell around them says."""

import os
from pathlib import Path


def compiled(folder: Path) -> dict[str, str]:
    """This environment, in which what was once imported is kept compiled in a folder.

    An installed program finds it so; a checkout whose shell sets
    PYTHONDONTWRITEBYTECODE would compile every module at each start.
    """
    kept = {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    shell = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return shell | kept
