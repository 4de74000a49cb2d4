"""Hostile mails: how long each takes to preview, and whether the window answers.

Each goes the whole way in an import page: opened, read, judged for danger, shown. Time
is the processor's; the longest gap is that of the window's event loop meanwhile.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.theme import Theme
from tests.benchmarks.figure import Figure
from tests.benchmarks.heart import Gap, Heart
from tests.desks import copy_desk, opened
from tests.intake.hostile_mails import HOSTILE

SECONDS, LONGEST_GAP = 2.0, 0.1
ORDINARY = Path(__file__).parents[1] / "samples" / "divi-1.eml"


def measure() -> list[Figure]:
    """The slowest of them, and the longest gap with the processor time in it."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme, lane = Theme(application, dark=False), Background()
    with TemporaryDirectory() as folder, opened(copy_desk(Path(folder))) as desk:
        took, gaps = _previewed(theme, lane, desk, Path(folder))
        lane.close()
    slowest = max(took, key=took.__getitem__)
    longest = max(gaps, key=lambda name: gaps[name].wall)
    wall = gaps[longest].wall
    return [
        Figure(
            f"the slowest of {len(took)} hostile mails: {slowest}",
            f"{took[slowest]:.2f} s of processor time",
            f"{SECONDS:g} s, the longest allowed",
            took[slowest] / SECONDS,
            1.0,
        ),
        Figure(
            f"the longest gap in the event loop meanwhile: {longest}",
            f"{wall * 1000:.0f} ms, {gaps[longest].own * 1000:.0f} ms of its own",
            f"{LONGEST_GAP * 1000:.0f} ms, the longest allowed",
            wall / LONGEST_GAP,
            1.0,
        ),
    ]


def _previewed(
    theme: Theme, lane: Background, desk: Desk, folder: Path
) -> tuple[dict[str, float], dict[str, Gap]]:
    """How long each takes, and the longest gap in it, by name."""
    took: dict[str, float] = {}
    gaps: dict[str, Gap] = {}
    heart, page = Heart(lane), ImportPage(theme, lane, desk)
    page.resize(1366, 700)
    page.show()
    # What the first preview loads is none of theirs.
    heart.during(lambda: page.look_at(ORDINARY))
    for number, (name, make) in enumerate(HOSTILE.items()):
        path = folder / f"{number}.eml"
        path.write_bytes(make())
        started = process_time()
        gaps[name] = heart.during(lambda path=path: page.look_at(path))  # type: ignore[misc]
        took[name] = process_time() - started
        path.unlink()
    page.close()
    return took, gaps
