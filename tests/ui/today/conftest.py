"""The page Today on a real desk with the leads of a sample file."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.record import Record
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.work_queue import LeadCard, show_lead, show_record
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today import card_reader
from callback_desk.ui.today.page import TodayPage


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> TodayPage:
    """The page as it stands in the morning, Dana's card shown."""
    page = TodayPage(theme, background, desk)
    qtbot.addWidget(page)
    page.resize(1250, 640)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
    page.list.setFocus()
    return page


@pytest.fixture
def kept_record(qtbot: QtBot, page: TodayPage, desk: Desk, tmp_path: Path) -> int:
    """The first of two records in the list that are kept, with words of danger."""
    leads = tmp_path / "kept.csv"
    rows = "Ann Bell,12,I want to die\nEve Stone,13,I want to die\n"
    leads.write_text(f"name,phone,message\n{rows}", "utf-8")
    import_file(desk, lambda: desk.open_lead_file(leads), SourceSettings())
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 7)
    return 6


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """While it is closed no card is read: another program holds the disk."""
    opened = Event()
    opened.set()

    def slow_lead(desk: Desk, lead_id: int) -> LeadCard:
        opened.wait(10)
        return show_lead(desk, lead_id)

    def slow_record(desk: Desk, record_id: int) -> Record:
        opened.wait(10)
        return show_record(desk, record_id)

    monkeypatch.setattr(card_reader, "show_lead", slow_lead)
    monkeypatch.setattr(card_reader, "show_record", slow_record)
    yield opened
    opened.set()
