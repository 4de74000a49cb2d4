"""Settings and their dialogs with a colleague whose name is hostile."""

from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from callback_desk.domain.staff import Role
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import build_desk_window
from callback_desk.ui.settings.codes_card import CodesCard
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import PASSWORD, copy_desk, opened
from tests.ui.walks.harmless import harm
from tests.ui.walks.hostile import drawn, ended, shown

# A name must be printable and of at most 100 characters, and may be all of that else.
EVIL = '<b>x</b><img src="file:///bait.svg">&amp;&x <a href="x">' + "W" * 40


def test_every_section_and_what_it_asks(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        add_staff(desk, EVIL, Role.OFFICE_MANAGER, PASSWORD)
    with opened(path, name=EVIL) as desk:
        settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim Osei", "main")
        window = build_desk_window(theme, background, desk, state, discreet=False)
        shown(qtbot, window)
        page = window.settings
        window.show_page(page)
        for panel in page.panels:
            page.show_panel(panel)
            ended(qtbot, background)
            assert harm(drawn(window)) == [], panel.title
        codes = page.password.codes
        assert isinstance(codes, CodesCard)
        codes.button.click()
        page.audit.export_button.click()
        page.computer.removal.button.click()
        codes.show_spare(("ABCD-EFGH",) * 8)
        page.recovery.password.setText(PASSWORD)
        page.recovery.make_button.click()
        ended(qtbot, background)
        asked = (codes.dialog, codes.spare, page.audit.dialog)
        for dialog in (*asked, page.computer.removal.dialog, page.recovery.dialog):
            assert dialog is not None
            assert harm(drawn(dialog)) == []
            dialog.hide()
