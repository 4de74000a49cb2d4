"""Very many missed callbacks are read in steps; whoever records a call goes first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.services import period_review
from callback_desk.services.desk import Desk
from callback_desk.services.period_review import list_missed
from callback_desk.ui.background import Background, Done, Failed, Work
from callback_desk.ui.missed import page_read
from callback_desk.ui.missed.page import MissedPage
from callback_desk.ui.theme import Theme
from tests.benchmarks.full_desk import OVERDUE, make_full_desk
from tests.desks import DeskClock, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk that nobody has caught up with."""
    with opened(make_full_desk(tmp_path, 300, OVERDUE), DeskClock()) as opening:
        yield opening


def test_between_steps_something_else_gets_its_turn(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(period_review, "JUDGED", 20)
    monkeypatch.setattr(period_review, "EXPLAINED", 5)
    steps: list[str] = []
    begin, run_idle = page_read.ReadSoFar.go_on, background.run_idle

    def go_on(so_far: page_read.ReadSoFar) -> None:
        steps.append("step")
        begin(so_far)

    def run_step(work: Work, done: Done, failed: Failed) -> None:
        run_idle(work, done, failed)
        asked.append(work)
        if len(asked) == 8:
            # A call is recorded while the page is being read.
            background.run(lambda: steps.append("call"))

    asked: list[Work] = []
    monkeypatch.setattr(page_read.ReadSoFar, "go_on", go_on)
    monkeypatch.setattr(background, "run_idle", run_step)
    page = MissedPage(theme, background, desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.counted):
        page.show()
    assert steps[:9] == [*["step"] * 8, "call"]
    assert len(steps) > 12
    assert page.period is not None
    assert list(page.list.table.rows) == list_missed(desk, page.period)
    with qtbot.assertNotEmitted(page.counted):
        page.refresh()
        page.hide()
        qtbot.waitUntil(lambda: not background._running)
    background.close()
