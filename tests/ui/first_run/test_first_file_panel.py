"""A first file can be dropped, if it is a file of this computer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from callback_desk.ui.first_run.first_file_panel import FirstFilePanel
from callback_desk.ui.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> FirstFilePanel:
    made = FirstFilePanel(theme)
    qtbot.addWidget(made)
    return made


def drop(panel: FirstFilePanel, url: QUrl) -> None:
    carried = QMimeData()
    carried.setUrls([url])
    event = QDropEvent(
        QPointF(1, 1),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.dropEvent(event)


def test_a_file_that_is_dropped_is_chosen(
    qtbot: QtBot, panel: FirstFilePanel, tmp_path: Path
) -> None:
    leads = tmp_path / "leads.csv"
    with qtbot.waitSignal(panel.file_chosen) as file_chosen:
        drop(panel, QUrl.fromLocalFile(str(leads)))
    assert file_chosen.args == [leads]


def test_an_address_on_the_web_is_not_fetched(
    qtbot: QtBot, panel: FirstFilePanel
) -> None:
    with qtbot.assertNotEmitted(panel.file_chosen):
        drop(panel, QUrl("https://example.org/leads.csv"))
