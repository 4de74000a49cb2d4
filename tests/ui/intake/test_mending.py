"""A correction that is not judged yet when somebody presses Import."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.intake.verdict_table import NUMBER
from callback_desk.ui.theme import Theme


@pytest.mark.parametrize(("typed", "called"), [("212 555 0177", 2), ("no idea", 1)])
def test_it_is_judged_while_it_is_taken_in(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    tmp_path: Path,
    typed: str,
    called: int,
) -> None:
    file = tmp_path / "leads.csv"
    rows = "name,phone\nRuth Adler,12\nDana Lee,212 555 0188\n"
    file.write_text(rows, "utf-8")
    page = ImportPage(theme, background, desk)
    qtbot.addWidget(page)
    page.show()
    page.look_at(file)
    qtbot.waitUntil(page.import_button.isEnabled)
    assert page.looked is not None
    (key,) = page.looked.preview.rows.kept
    page.mending.type_in(key, NUMBER, typed)
    with qtbot.waitSignal(page.imported):
        page.import_button.click()
    queue, _ = show_queue(desk)
    assert len(queue.entries) == called
