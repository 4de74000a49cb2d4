"""Joining to a lead: once, whatever else the dialog asks about meanwhile."""

from datetime import UTC, datetime
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.lead_search import FoundBy, FoundLead
from callback_desk.domain.settlement_errors import RecordSettled
from callback_desk.ui.background import Background
from callback_desk.ui.needs_look.join_dialog import Foresee, JoinDialog
from callback_desk.ui.theme import Theme

# So that a test which fails lets go of the lane.
WAITS_S = 10


def _found(lead_id: int) -> FoundLead:
    at = datetime(2026, 11, 16, 15, tzinfo=UTC)
    return FoundLead(
        *(lead_id, "Ana Lopez", "+12125550142", None, True, False, at, 0, None),
        *(FoundBy.NAME, None),
    )


class Joining:
    """A dialog over two leads, and how often one was joined."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, background: Background, foresee: Foresee
    ) -> None:
        self.joined: list[int] = []
        self.overtaken: list[object] = []
        self.go_on = Event()
        works = (lambda text: [_found(1), _found(2)], foresee, self._join)
        self.dialog = JoinDialog(theme, background, works, lambda number, ext: number)
        self.dialog.overtaken.connect(self.overtaken.append)
        qtbot.addWidget(self.dialog)
        self.dialog.look_for("ana")
        self.dialog.open()
        qtbot.waitUntil(self.dialog.join_button.isEnabled)

    def _join(self, lead_id: int) -> None:
        self.go_on.wait(WAITS_S)
        self.joined.append(lead_id)


def test_what_cannot_be_foreseen_frees_no_join_that_is_on_its_way(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    def foresee(lead_id: int) -> str:
        raise DatabaseLocked

    joining = Joining(qtbot, theme, background, foresee)
    dialog = joining.dialog
    dialog.notice.hide()
    # Asked before the join, it fails while that is waited for.
    dialog.view.setCurrentIndex(dialog.view.model().index(1, 0))
    dialog.join_button.click()
    qtbot.waitUntil(lambda: bool(dialog.notice.sentence))
    assert not dialog.join_button.isEnabled()
    dialog.view.activated.emit(dialog.view.currentIndex())
    with qtbot.waitSignal(dialog.joined):
        joining.go_on.set()
    answered: list[bool] = []
    background.run(lambda: None, lambda _nothing: answered.append(True))
    qtbot.waitUntil(lambda: bool(answered))
    assert joining.joined == [2]


def test_what_was_joined_here_was_not_decided_elsewhere(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    joined: list[int] = []

    def foresee(lead_id: int) -> str:
        if joined:
            raise RecordSettled
        return "Joins"

    joining = Joining(qtbot, theme, background, foresee)
    joined, dialog = joining.joined, joining.dialog
    dialog.join_button.click()
    dialog.view.setCurrentIndex(dialog.view.model().index(1, 0))
    with qtbot.waitSignal(dialog.joined):
        joining.go_on.set()
    answered: list[bool] = []
    background.run(lambda: None, lambda _nothing: answered.append(True))
    qtbot.waitUntil(lambda: bool(answered))
    assert joining.overtaken == []


def test_enter_behind_words_typed_quickly_joins_nobody_found_before(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    joining = Joining(qtbot, theme, background, lambda lead_id: "Joins")
    joining.go_on.set()
    dialog = joining.dialog
    QTest.keyClicks(dialog.search, " lopez")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    with qtbot.waitCallback() as ended:
        background.run(lambda: None, ended)
    assert joining.joined == []
    # What was typed is found by now.
    with qtbot.waitSignal(dialog.joined):
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert joining.joined == [1]
