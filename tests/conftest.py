"""Where there is no screen Qt draws to memory; what takes long runs when asked for."""

import gc
import os
from collections.abc import Iterator

import pytest

from callback_desk.ui.collecting import collect
from hatch_build import compile_translations
from tests import bytecode, drawn, memory_disk
from tests.catalogue.sentences import ROOT

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The tests read English, whatever the computer speaks; those of Spanish say so.
os.environ["CALLBACK_DESK_LANGUAGE"] = "en"
# And dates as the command line writes them, whatever the computer's locale is.
os.environ["LC_ALL"] = "C.UTF-8"


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations as they are now, and fix what is drawn at random."""
    memory_disk.choose()
    drawn.choose(config)
    if not hasattr(config, "workerinput"):
        compile_translations(ROOT)
        bytecode.keep()


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Skip the tests marked `depth`, unless a choice of marks was made by hand."""
    if config.option.markexpr:
        return
    skip = pytest.mark.skip(reason="takes long; run it with -m depth")
    for item in items:
        if item.get_closest_marker("depth"):
            item.add_marker(skip)


# So many tests between two looks through everything.
OFTEN, SELDOM = 10, 100
_ran = 0


def pytest_sessionstart() -> None:
    """Let no thread behind a window collect what is Qt's: see ui/collecting.py."""
    gc.disable()


@pytest.fixture(autouse=True)
def garbage_is_collected_here() -> Iterator[None]:
    """Collect between tests, on the thread that made the windows."""
    global _ran
    yield
    _ran += 1
    if _ran % OFTEN == 0:
        collect(2 if _ran % SELDOM == 0 else 1)
