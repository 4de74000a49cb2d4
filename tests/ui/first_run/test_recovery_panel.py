"""The recovery key: shown, printed, saved, and not left before it is kept."""

import stat
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.first_run import recovery_card
from callback_desk.ui.first_run.recovery_card import NOT_TICKED, SAVED
from callback_desk.ui.first_run.recovery_panel import RecoveryPanel
from callback_desk.ui.first_run.recovery_sheet import RecoverySheet
from callback_desk.ui.theme import Theme
from tests.ui.sign_in.walks import press, stop

KEY = "MZXW-6YTB-OI2G-K3TU-NR4Q-A7VD-HC5P-S2LE"
SHEET = RecoverySheet(KEY, "Kim Osei", Path("/clinic/desk.db"), date(2026, 11, 16))
TAB, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Space


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> RecoveryPanel:
    made = RecoveryPanel(theme)
    made.show_key(SHEET)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.first_field().setFocus()
    return made


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(recovery_card, "ask_place", lambda *a: str(path))


def test_the_key_is_shown_in_groups_that_can_be_read_out(panel: RecoveryPanel) -> None:
    assert panel.card.key.text() == "MZXW  6YTB  OI2G  K3TU\nNR4Q  A7VD  HC5P  S2LE"


def test_it_can_be_heard_as_long_as_it_is_shown(panel: RecoveryPanel) -> None:
    heard = QAccessible.queryAccessibleInterface(panel.card.key)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name).startswith("Recovery key\nMZXW")
    panel.card.key.say("")
    assert heard.text(QAccessible.Text.Name) == "Recovery key"


def test_it_can_be_selected_by_keys(panel: RecoveryPanel) -> None:
    panel.card.key.setFocus()
    QTest.keyClick(panel.card.key, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert panel.card.key.selectedText().split() == KEY.split("-")


def test_going_on_wants_the_tick(panel: RecoveryPanel) -> None:
    assert not panel.check()
    assert panel.card.wrong == NOT_TICKED
    assert stop(panel) is panel.card.tick
    press(panel, SPACE)
    assert panel.card.wrong == ""
    assert not panel.at_risk
    assert panel.check()


def test_it_is_saved_for_its_owner_alone(
    panel: RecoveryPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "key.txt"
    choose(monkeypatch, path)
    press(panel, TAB)
    press(panel, SPACE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text("utf-8")
    assert "".join(KEY.split("-")[:2]) in text.replace(" ", "")
    assert "/clinic/desk.db" in text
    assert panel.card.done.sentence == SAVED
    assert stop(panel) is panel.card.tick
    assert not panel.card.tick.isChecked()


def test_it_replaces_a_file_that_others_may_read(
    panel: RecoveryPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "key.txt"
    path.write_text("what was here")
    path.chmod(0o644)
    choose(monkeypatch, path)
    press(panel, TAB)
    press(panel, SPACE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "what was here" not in path.read_text("utf-8")


def test_a_folder_that_is_not_there_is_said_in_place(
    panel: RecoveryPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "nowhere" / "key.txt")
    press(panel, TAB)
    press(panel, SPACE)
    assert "could not be saved" in panel.card.notice.sentence
    assert panel.card.notice.what_to_do
    assert panel.card.done.sentence == ""


def test_cancelling_says_nothing(
    panel: RecoveryPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "")
    press(panel, TAB)
    press(panel, SPACE)
    assert (panel.card.done.sentence, panel.card.notice.sentence) == ("", "")


class PaperDialog:
    """Stands for the print dialog: it prints to a file, or is cancelled."""

    paper: ClassVar[Path]
    answer: ClassVar[QDialog.DialogCode] = QDialog.DialogCode.Accepted

    def __init__(self, printer: QPrinter, parent: QWidget) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.paper))

    def exec(self) -> QDialog.DialogCode:
        """Answer at once."""
        return self.answer


def test_it_is_printed(
    panel: RecoveryPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    PaperDialog.paper = tmp_path / "key.pdf"
    monkeypatch.setattr(recovery_card, "QPrintDialog", PaperDialog)
    press(panel, SPACE)
    assert PaperDialog.paper.read_bytes().startswith(b"%PDF")
    assert panel.card.done.sentence == SAVED, "a file went to no printer"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_what_could_not_be_printed_is_not_said_to_be(
    panel: RecoveryPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The only key was believed to be on paper."""
    PaperDialog.paper = tmp_path / "gone" / "key.pdf"
    monkeypatch.setattr(recovery_card, "QPrintDialog", PaperDialog)
    press(panel, SPACE)
    assert panel.card.done.sentence == ""
    assert "nothing was printed" in panel.card.notice.sentence


def test_a_print_that_is_cancelled_is_not_said_to_be_done(
    panel: RecoveryPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    PaperDialog.paper = tmp_path / "key.pdf"
    monkeypatch.setattr(PaperDialog, "answer", QDialog.DialogCode.Rejected)
    monkeypatch.setattr(recovery_card, "QPrintDialog", PaperDialog)
    press(panel, SPACE)
    assert panel.card.done.sentence == ""


def test_the_key_is_in_no_printed_form() -> None:
    assert "MZXW" not in repr(SHEET)
