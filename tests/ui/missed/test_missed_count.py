"""How many missed callbacks nobody signed off: counted when nobody waits for a card."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.ui.missed import missed_room
from callback_desk.ui.today import card_reader
from tests.ui.desk_windows import Screen, sample_desk


def test_the_first_card_is_read_before_they_are_counted(
    qtbot: QtBot, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for module, name in ((missed_room, "unsigned_by_week"), (card_reader, "show_lead")):
        work = getattr(module, name)

        def noted(*given: object, work: object = work, name: str = name) -> object:
            asked.append(name)
            assert callable(work)
            return work(*given)

        monkeypatch.setattr(module, name, noted)
    with sample_desk(tmp_path) as desk:
        screen.begin(screen.show(desk))
        qtbot.waitUntil(lambda: "unsigned_by_week" in asked)
    assert asked[0] == "show_lead"
