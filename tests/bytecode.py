"""Where the programs that the tests start find their modules compiled.

A shell may say that no bytecode is written (PYTHONDONTWRITEBYTECODE); each program that
a test starts would compile a thousand modules then. Nothing is written beside the
sources all the same: it is kept in a folder of this run, which goes with it.
"""

import os
import shutil
import sys
import tempfile
from typing import Final

SAYS_NONE: Final = "PYTHONDONTWRITEBYTECODE"


def keep_in_a_folder() -> str | None:
    """Keep what is compiled, by this run and by what it starts, in a folder.

    Returns:
        The folder, to be dropped with the run; None where bytecode is kept anyway.
    """
    if not os.environ.pop(SAYS_NONE, ""):
        return None
    folder = tempfile.mkdtemp(prefix="callback-desk-compiled-")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = folder
    sys.dont_write_bytecode = False
    return folder


def drop(folder: str | None) -> None:
    """Drop such a folder."""
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
