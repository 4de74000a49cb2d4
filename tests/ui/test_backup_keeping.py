"""Backups while the window stands: made behind, told when they fail."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from callback_desk.domain.backup import Backup, BackupState
from callback_desk.domain.backup_errors import BackupNotWritten
from callback_desk.domain.errors import DeskError
from callback_desk.domain.stopping import Heed, Stopped, go_on
from callback_desk.services.backups import EVERY
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.backup_foot import BackupFoot
from callback_desk.ui.backup_keeping import BackupKeeping
from callback_desk.ui.backup_sign import BackupSign
from callback_desk.ui.last_backup import LastBackup
from callback_desk.ui.settings.backups_panel import BackupsPanel
from callback_desk.ui.theme import Theme
from tests.desks import MONDAY, opened
from tests.services.fake_desk import FakeDesk
from tests.storage.stored_desk import filled_desk

FOLDER = Path("/backups")
STATE = BackupState(FOLDER, (Backup(FOLDER / "a", MONDAY, 1_204),))
FULL = BackupNotWritten(file=FOLDER / "b", reason="No space left on device")


class Keeper:
    """Keeps backups as it is told, and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[timedelta] = []
        self.fails: Exception | None = None
        self.off_the_gui_thread = True
        self.may_go = Event()
        self.may_go.set()

    def __call__(
        self, desk: Desk, *, every: timedelta, heed: Heed = go_on
    ) -> BackupState:
        """Keep them."""
        while not self.may_go.wait(0.01):
            heed()
        self.off_the_gui_thread &= current_thread() is not main_thread()
        self.asked.append(every)
        if self.fails is not None:
            raise self.fails
        return STATE


@pytest.fixture
def keeper() -> Keeper:
    """What keeps the backups."""
    return Keeper()


@pytest.fixture
def keeping(qtbot: QtBot, keeper: Keeper) -> Iterator[BackupKeeping]:
    """It, watching a desk."""
    keeping = BackupKeeping(keep=keeper)
    keeping.watch(FakeDesk().desk)
    yield keeping
    keeper.fails = None
    keeper.may_go.set()
    keeping.close()


def test_a_backup_at_once_is_made_behind(
    qtbot: QtBot, keeping: BackupKeeping, keeper: Keeper
) -> None:
    with qtbot.waitSignal(keeping.changed):
        keeping.back_up_now()
    assert keeper.asked == [timedelta(0)]
    assert keeper.off_the_gui_thread
    assert keeping.state == STATE


def test_the_clock_asks_whether_one_is_due(
    qtbot: QtBot, keeping: BackupKeeping, keeper: Keeper
) -> None:
    with qtbot.waitSignal(keeping.changed):
        keeping._looking.timeout.emit()
    assert keeper.asked == [EVERY]


def test_what_fails_is_told_until_one_is_made_again(
    qtbot: QtBot, keeping: BackupKeeping, keeper: Keeper
) -> None:
    keeper.fails = FULL
    with qtbot.waitSignal(keeping.changed):
        keeping.back_up_now()
    assert keeping.problem is FULL
    keeper.fails = None
    with qtbot.waitSignal(keeping.changed):
        keeping.back_up_now()
    assert keeping.problem is None


def test_a_bug_is_told_as_one(
    qtbot: QtBot, keeping: BackupKeeping, keeper: Keeper
) -> None:
    keeper.fails = ValueError("a bug")
    with qtbot.waitSignal(keeping.failed) as told:
        keeping.back_up_now()
    assert told.args == [keeper.fails]


def test_one_that_takes_long_can_be_stopped_in_the_settings(
    qtbot: QtBot, theme: Theme, keeping: BackupKeeping, keeper: Keeper
) -> None:
    panel, sign = BackupsPanel(theme), BackupSign(theme)
    qtbot.addWidget(panel)
    qtbot.addWidget(sign)
    BackupFoot(sign, keeping, FakeDesk().desk, panel).tell_in(panel)
    panel.show()
    keeper.may_go.clear()
    panel.button.click()
    assert not panel.stop_button.isVisible(), "it may be made at once"
    qtbot.waitUntil(panel.stop_button.isVisible)
    with qtbot.waitSignal(keeping.stopped):
        panel.stop_button.click()
    assert panel.last == "Stopped: no backup was made now. Those that are here stay."
    assert not panel.stop_button.isVisible()
    assert keeper.asked == []
    keeper.may_go.set()
    with qtbot.waitSignal(keeping.changed):
        panel.button.click()
    assert panel.last.startswith("Last backup")


def test_closing_keeps_what_was_done_last(qtbot: QtBot, keeper: Keeper) -> None:
    keeping = BackupKeeping(keep=keeper)
    keeping.watch(FakeDesk().desk)
    keeper.may_go.clear()
    keeping.back_up_now()
    keeper.may_go.set()
    keeping.close()
    assert keeper.asked[-1] == timedelta(0)


@pytest.mark.parametrize("fails", [None, FULL, ValueError("a bug")])
def test_closing_tells_why_the_last_one_was_not_kept(
    qtbot: QtBot, keeper: Keeper, fails: Exception | None
) -> None:
    keeping = BackupKeeping(keep=keeper)
    keeping.watch(FakeDesk().desk)
    keeper.fails = fails
    assert keeping.close() is fails


def test_the_last_one_is_said_where_it_takes_long_and_can_be_left(
    qtbot: QtBot, theme: Theme, keeper: Keeper
) -> None:
    keeping = BackupKeeping(keep=keeper)
    keeping.watch(FakeDesk().desk)
    last = LastBackup(theme, keeping)
    qtbot.addWidget(last)
    keeper.may_go.clear()
    seen: list[bool] = []

    def leave() -> None:
        seen.append(last.isVisible())
        if seen[-1]:
            looking.stop()
            last.leave_button.click()

    looking = QTimer()
    looking.timeout.connect(leave)
    looking.start(20)
    last.wait()
    assert not seen[0], "it may be made at once"
    assert seen[-1]
    assert not last.isVisible()
    assert isinstance(keeping.close(), Stopped)
    assert keeper.asked == []


def test_the_last_one_is_not_said_where_it_is_made_at_once(
    qtbot: QtBot, theme: Theme, keeper: Keeper
) -> None:
    keeping = BackupKeeping(keep=keeper)
    keeping.watch(FakeDesk().desk)
    last = LastBackup(theme, keeping)
    qtbot.addWidget(last)
    last.wait()
    assert keeping.close() is None
    assert keeper.asked == [timedelta(0)]


def test_a_real_desk_is_backed_up_on_closing(qtbot: QtBot, tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        keeping = BackupKeeping()
        keeping.watch(desk)
        record_outcome(desk, 1, Call("busy"))
        keeping.close()
        ((backup, _),) = desk.backups.kept()
    assert backup.leads == 2


@pytest.mark.parametrize(
    ("state", "problem", "words"),
    [
        (None, None, ""),
        (STATE, None, ""),
        (STATE, FULL, "No backup for 3 h"),
        (None, FULL, "No backup can be made"),
    ],
)
def test_the_foot_speaks_only_while_none_can_be_made(
    qtbot: QtBot,
    theme: Theme,
    state: BackupState | None,
    problem: DeskError | None,
    words: str,
) -> None:
    sign = BackupSign(theme)
    qtbot.addWidget(sign)
    sign.show_state(state, problem, MONDAY + timedelta(hours=3, minutes=5))
    assert sign.isHidden() is (not words)
    assert sign.text() == words
    if words:
        assert "No space left" in sign.accessibleDescription()


def test_the_panel_says_when_and_where(qtbot: QtBot, theme: Theme) -> None:
    panel = BackupsPanel(theme)
    qtbot.addWidget(panel)
    panel.show_state(STATE, FULL, MONDAY + timedelta(hours=2))
    assert panel.last == (
        "Last backup 2 h ago, with 1,204 leads, read back and compared."
        " 1 backup is kept."
    )
    assert "No space left" in panel.notice.sentence
    with qtbot.waitSignal(panel.backup_wanted):
        panel.button.click()
    assert not panel.button.isEnabled()
    panel.show_state(STATE, None, MONDAY)
    assert panel.button.isEnabled()
    assert panel.notice.sentence == ""
