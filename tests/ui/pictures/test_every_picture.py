"""Every page and state can be drawn and heard: the pictures are there to look at."""

from importlib import import_module

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.esc_on_typed import EscOnTyped
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.theme import Theme
from tests.ui.pictures.__main__ import parts
from tests.ui.sign_in.walks import unnamed
from tests.ui.walks.dialogs import (
    cut_on_small_screens,
    cut_words,
    not_as_read,
    types_in,
)

# Tests have no screen on which a window could come before another, or a menu have all
# keys.
pytestmark = pytest.mark.qt_log_ignore(
    "does not support raise", "does not support grabbing", extend=True
)
LEAST_COLOURS = 8


def has_colours(picture: QImage, least: int) -> bool:
    """Whether so many are found; looked for no longer than that."""
    seen = set[int]()
    for y in range(0, picture.height(), 7):
        seen.update(picture.pixel(x, y) for x in range(0, picture.width(), 7))
        if len(seen) >= least:
            return True
    return False


@pytest.mark.parametrize("part", parts())
def test_every_state_of_a_part_is_drawn(
    qtbot: QtBot, qapp: QApplication, theme: Theme, background: Background, part: str
) -> None:
    drawn = []
    for name, widget in import_module(f"tests.ui.pictures.{part}").pictures(
        theme, background
    ):
        # What was just said may have asked for more room, and gets it here.
        for _layout in range(3):
            qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        picture = widget.grab().toImage()
        assert has_colours(picture, LEAST_COLOURS), f"{name} is all but empty"
        assert [name, *unnamed(widget)] == [name]
        assert [name, *cut_words(widget)] == [name]
        if isinstance(widget, QDialog):
            assert [name, *not_as_read(widget)] == [name]
            # Where one types, Esc says that it is not kept.
            assert not types_in(widget) or widget.findChild(EscOnTyped), name
        if isinstance(widget, FramedDialog):
            assert [name, *cut_on_small_screens(widget)] == [name]
        drawn.append(name)
    assert len(drawn) == len(set(drawn)) > 0
