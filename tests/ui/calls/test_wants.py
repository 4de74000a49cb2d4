"""What people want, read behind: a bug is told once, what the list tells is not."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.reach import Reach
from callback_desk.services.desk import Desk
from callback_desk.services.reach_leads import reach_of
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.calls import wants
from callback_desk.ui.calls.wants import Wants


def test_a_bug_is_told_once_and_the_next_look_learns_all_the_same(
    qtbot: QtBot, background: Background, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    background.failed_unheard.connect(told.append)
    entries, failures = list(show_queue(desk)[0].entries), 0
    known = Wants(background, desk, QObject(background))
    errors = [DatabaseLocked(), ZeroDivisionError(), ZeroDivisionError()]

    def fails(desk: Desk, lead_ids: list[int]) -> Mapping[int, Reach]:
        nonlocal failures
        failures += 1
        if failures <= len(errors):
            raise errors[failures - 1]
        return reach_of(desk, lead_ids)

    monkeypatch.setattr(wants, "reach_of", fails)
    for _error in errors:
        known.look_at(entries)
        ended: list[object] = []
        background.run(lambda: None, ended.append)
        qtbot.waitUntil(lambda heard=ended: bool(heard))  # type: ignore[misc] # bound now
    with qtbot.waitSignal(known.learned):
        known.look_at(entries)
    assert [type(error) for error in told] == [ZeroDivisionError]
