"""Naming the safety contact of the day: four fields, two people, by keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.safety.contact_dialog import ContactDialog
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from tests.desks import copy_desk, opened
from tests.ui.sign_in.walks import tab_order, unnamed


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> Iterator[ContactDialog]:
    with opened(copy_desk(tmp_path)) as desk:
        dialog = ContactDialog(theme, background, desk, None)
        qtbot.addWidget(dialog)
        dialog.show()
        yield dialog


def test_the_fields_of_both_stand_beneath_one_another(dialog: ContactDialog) -> None:
    # In Spanish the last one's words are longer than half the dialog.
    longest = dialog.findChildren(LabelledField)[-1]
    longest.setMinimumWidth(dialog.width() // 2)
    layout = dialog.layout()
    assert layout is not None
    layout.activate()
    places = [
        field.mapTo(dialog, QPoint(0, 0)).x()
        for field in (dialog.name, dialog.backup, dialog.reach, dialog.backup_reach)
    ]
    assert places[0] == places[1] < places[2] == places[3]
    assert dialog.name.width() == dialog.backup.width()


def test_tab_goes_from_one_person_to_the_other(dialog: ContactDialog) -> None:
    assert tab_order(dialog) == [
        *("Name", "How to reach them", "Backup", "How to reach the backup"),
        *("Not now", "Save for today"),
    ]
    assert unnamed(dialog) == []
