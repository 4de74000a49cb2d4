"""Whatever is counted when a window opens is counted once the first card was read."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.ui import progress_foot
from callback_desk.ui.missed import missed_room
from callback_desk.ui.today import card_reader, queue_reader
from tests.ui.desk_windows import Screen, sample_desk


def test_the_first_card_is_read_before_anything_is_counted(
    qtbot: QtBot, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for module, name in (
        *((missed_room, "count_unsigned"), (card_reader, "show_lead")),
        *((queue_reader, "count_queue"), (queue_reader, "wake_leads")),
        (progress_foot, "show_progress"),
    ):
        work = getattr(module, name)

        def noted(*given: object, work: object = work, name: str = name) -> object:
            asked.append(name)
            assert callable(work)
            return work(*given)

        monkeypatch.setattr(module, name, noted)
    with sample_desk(tmp_path) as desk:
        screen.begin(screen.show(desk))
        qtbot.waitUntil(
            lambda: {"count_unsigned", "count_queue", "show_progress"} <= set(asked)
        )
    assert asked[0] == "show_lead"
