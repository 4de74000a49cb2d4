"""Names of files in the tips of lists: others gave them, so they are never markup."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.ui.background import Background
from callback_desk.ui.intake.import_list import FILE
from callback_desk.ui.intake.imports_page import ImportsPage
from callback_desk.ui.theme import Theme
from tests.cli.command_line import SAMPLES
from tests.desks import copy_desk, opened

NAME = "<b>x<!--\u202egpj\u200b.csv"


def test_an_imports_tip_is_no_markup_and_shows_what_hides(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    file = tmp_path / NAME
    file.write_bytes((SAMPLES / "gravity-forms.csv").read_bytes())
    with opened(copy_desk(tmp_path)) as desk:
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.table.rowCount() == 1)
        tip = page.table.index(0, FILE).data(Qt.ItemDataRole.ToolTipRole)
        assert "&lt;b&gt;x&lt;!--⟨202E⟩gpj⟨200B⟩.csv" in tip
