"""What is empty says what would stand there, and how it gets there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.day.away_dialog import AwayDialog
from callback_desk.ui.missed.page import MissedPage
from callback_desk.ui.reports.page import ReportsPage
from callback_desk.ui.settings.backups_panel import BackupsPanel
from callback_desk.ui.theme import Theme
from tests.desks import DeskClock, copy_desk, opened


@pytest.fixture
def desk(background: Background, tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        yield desk
        background.close()


def said(part: QWidget) -> str:
    """Every label in view."""
    labels = part.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisibleTo(part))


def test_missed_says_what_would_stand_there(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    page = MissedPage(theme, background, desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.counted):
        page.show()
    assert "No promise fell due in these days." in said(page)
    assert "stands here with its timeline and the likely cause" in said(page)


def test_reports_say_what_they_count_and_where_it_comes_from(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    page = ReportsPage(theme, background, desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.shown):
        page.show()
    assert "Nobody asked, and no promise fell due, from" in page.said.text()
    assert "Leads come in by an import (Ctrl+O) or a mailbox" in page.said.text()


def test_where_nobody_else_works_nothing_can_be_given_on(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    dialog = AwayDialog(theme, background, desk, [desk.staff])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.preview.text().startswith("Nobody else works at this desk yet.")
    assert "Settings" in dialog.preview.text()


def test_a_desk_that_is_thrown_away_looks_for_no_backups(
    qtbot: QtBot, theme: Theme
) -> None:
    panel = BackupsPanel(theme)
    qtbot.addWidget(panel)
    panel.say_never_kept()
    assert panel.last == "A practice desk is thrown away, so nothing is backed up."
    assert not panel.button.isEnabled()
