"""Every page and state can be drawn and heard: the pictures are there to look at."""

from importlib import import_module

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from tests.ui.pictures.__main__ import parts
from tests.ui.sign_in.walks import unnamed

# Tests have no screen on which a window could come before another.
pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
LEAST_COLOURS = 8


@pytest.mark.parametrize("part", parts())
def test_every_state_of_a_part_is_drawn(
    qtbot: QtBot, theme: Theme, background: Background, part: str
) -> None:
    drawn = []
    for name, widget in import_module(f"tests.ui.pictures.{part}").pictures(
        theme, background
    ):
        picture = widget.grab().toImage()
        seen = {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 7)
            for y in range(0, picture.height(), 7)
        }
        assert len(seen) >= LEAST_COLOURS, f"{name} is all but empty"
        assert [name, *unnamed(widget)] == [name]
        drawn.append(name)
    assert len(drawn) == len(set(drawn)) > 0
