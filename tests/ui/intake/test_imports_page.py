"""The list of imports: what has no room in a row is told of the chosen one."""

from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.ui.background import Background
from callback_desk.ui.intake.import_list import BROUGHT, FILE, STATE
from callback_desk.ui.intake.imports_page import ImportsPage
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from tests.cli.command_line import SAMPLES
from tests.desks import copy_desk, opened

FILES = ("saved-by-excel.csv", "gravity-forms.csv")


def test_what_is_cut_stands_beneath_the_list(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        for name in FILES:
            import_file(
                desk, partial(desk.open_lead_file, SAMPLES / name), SourceSettings()
            )
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        page.resize(1200, 600)
        page.show()
        qtbot.waitUntil(lambda: page.table.rowCount() == len(FILES))
        page.view.setColumnWidth(BROUGHT, 40)
        page.view.selectRow(1)
        whole = str(page.table.index(1, BROUGHT).data())
        assert "2 need a look" in whole
        assert str(page.table.index(1, STATE).data()) == "2 still need a look"
        told = [label.text() for label in page.findChildren(PlainLabel)]
        assert any(whole in text for text in told)
        for column in (FILE, BROUGHT):
            page.view.setColumnWidth(column, 900)
        page.view.selectRow(0)
        told = [label.text() for label in page.findChildren(PlainLabel)]
        assert not any("gravity-forms.csv" in text for text in told)
