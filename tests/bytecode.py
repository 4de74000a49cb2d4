"""Where the programs that the tests start find their modules compiled.

A shell may say that no bytecode is written (PYTHONDONTWRITEBYTECODE); each program that
a test starts would compile a thousand modules then. Nothing is written beside the
sources all the same: it is kept where pytest keeps its own.
"""

import os
import sys
from typing import Final

from tests.catalogue.sentences import ROOT

SAYS_NONE: Final = "PYTHONDONTWRITEBYTECODE"
FOLDER: Final = ROOT / ".pytest_cache" / "compiled"


def keep() -> None:
    """Keep what is compiled, by this run and by what it starts, for the next as well.

    Where bytecode is kept anyway, nothing changes.
    """
    if os.environ.pop(SAYS_NONE, ""):
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(FOLDER)
        sys.dont_write_bytecode = False
