"""Where the tests write: to memory where there is much of it; nobody pulls a plug.

A desk waits for the disk with each commit, which adds up over thousands of desks. What
breaks off is proven by processes that are killed, and by the faults of `tests/faults`.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

MEMORY: Final = Path("/dev/shm")  # noqa: S108 - folders of the tests' own are made in it
ENOUGH: Final = 4 * 1024**3
"""Bytes that must be free in it; the tests need a tenth of that at a time."""


def choose() -> None:
    """Write there, unless somebody said where; what the tests begin does as well."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK | os.X_OK):
        return
    if shutil.disk_usage(MEMORY).free >= ENOUGH:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None
