"""Retention in the settings: the rule, who would go, and asking once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from callback_desk.domain.errors import DatabaseDamaged, DatabaseLocked
from callback_desk.domain.staff import Role
from callback_desk.domain.stopping import Heed
from callback_desk.services import retention
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.retention import retention_years
from callback_desk.services.staff_access import add_staff
from callback_desk.storage import engine, unit_of_work
from callback_desk.ui.background import Background
from callback_desk.ui.settings import retention_panel
from callback_desk.ui.settings.retention_panel import LOOKING, NOT_KNOWN, RetentionPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.veil.stash import Stash
from tests.desks import PASSWORD, DeskClock, copy_desk, opened
from tests.storage.stored_desk import ANA, BO, rows_of, take
from tests.ui.sign_in.walks import hard_to_read, unnamed

LATER = datetime(2035, 1, 8, 18, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def path(tmp_path: Path, clock: DeskClock) -> Path:
    """A desk with a closed lead and one in danger, eight years later."""
    made = copy_desk(tmp_path)
    with opened(made, clock) as desk:
        take(desk, tmp_path, ANA, BO)
        record_outcome(desk, 1, Call("not_interested"))
        add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    clock.now = LATER
    return made


@pytest.fixture
def desk(path: Path, clock: DeskClock) -> Iterator[Desk]:
    with opened(path, clock) as desk:
        yield desk


def shown(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> RetentionPanel:
    panel = RetentionPanel(theme, background, desk)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    qtbot.waitUntil(lambda: panel.years.text() != "")
    return panel


def test_who_would_go_is_said(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    panel = shown(qtbot, theme, background, desk)
    assert panel.years.number == 7
    assert panel.goes.startswith("1 person and 1 record")
    assert panel.remove_button.isEnabled()
    assert panel.first_field() is panel.years
    assert unnamed(panel) == []
    assert hard_to_read(panel) == {}


def test_it_asks_once_and_removes(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, path: Path
) -> None:
    panel = shown(qtbot, theme, background, desk)
    told: list[str] = []
    panel.told.connect(told.append)
    panel.remove_button.click()
    assert panel.dialog is not None
    panel.dialog.reject()
    assert rows_of(path, "SELECT count(*) FROM leads WHERE phone = ''") == [(0,)]
    panel.remove_button.click()
    assert panel.dialog is not None
    panel.dialog.act_button.click()
    qtbot.waitUntil(lambda: told == ["1 person was removed for good."])
    assert rows_of(path, "SELECT lead_id FROM leads WHERE phone = ''") == [(1,)]
    qtbot.waitUntil(lambda: panel.goes.startswith("Nobody goes"))
    assert not panel.remove_button.isEnabled()


def test_half_typed_years_outlive_the_lock(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    panel, stash = shown(qtbot, theme, background, desk), Stash()
    panel.years.selectAll()
    QTest.keyClicks(panel.years, "9")
    stash.take(panel)
    panel.hide()
    assert panel.years.text() == ""
    stash.give_back()
    panel.show()
    read: list[bool] = []
    background.run(lambda: None, lambda _nothing: read.append(True))
    qtbot.waitUntil(lambda: bool(read))
    assert panel.years.number == 9


def test_a_look_that_fails_is_told_and_the_next_one_takes_that_back(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    panel = shown(qtbot, theme, background, desk)
    bugs: list[Exception] = []
    panel.failed.connect(bugs.append)
    for error in (DatabaseLocked(), ZeroDivisionError()):

        def fails(desk: Desk, raised: Exception = error) -> int:
            raise raised

        with monkeypatch.context() as patch:
            patch.setattr(retention_panel, "retention_years", fails)
            panel.refresh()
            qtbot.waitUntil(panel.notice.isVisible)
        assert panel.goes == NOT_KNOWN
        assert not panel.remove_button.isEnabled()
        panel.refresh()
        qtbot.waitUntil(lambda: panel.goes.startswith("1 person"))
        assert panel.remove_button.isEnabled()
        assert not panel.notice.isVisible()
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]


def test_it_is_stopped_before_anybody_is_gone(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, path: Path
) -> None:
    panel, goes_on = shown(qtbot, theme, background, desk), Event()
    told: list[str] = []
    panel.told.connect(told.append)
    panel.remove_button.click()
    dialog = panel.dialog
    assert dialog is not None
    background.run(goes_on.wait)
    dialog.act_button.click()
    assert dialog.stay_button.text() == "Stop"
    dialog.stay_button.click()
    goes_on.set()
    qtbot.waitUntil(lambda: told == ["It was stopped: nobody was removed."])
    assert rows_of(path, "SELECT count(*) FROM leads WHERE phone = ''") == [(0,)]


def test_once_they_are_gone_nothing_says_that_they_stayed(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    panel, held, goes_on = (
        shown(qtbot, theme, background, desk),
        Event(),
        Event(),
    )
    told: list[str] = []
    panel.told.connect(told.append)
    rewrite = engine.rewrite

    def later(database: Engine, heed: Heed) -> None:
        held.set()
        assert goes_on.wait(30)
        rewrite(database, heed)

    monkeypatch.setattr(unit_of_work, "rewrite", later)
    panel.remove_button.click()
    dialog = panel.dialog
    assert dialog is not None
    dialog.act_button.click()
    qtbot.waitUntil(lambda: held.is_set() and "traces" in dialog.means)
    assert dialog.means.startswith("1 person was removed for good.")
    assert dialog.act_button.text() == "Writing the file anew…"
    assert dialog.stay_button.text() == "Stop"
    dialog.stay_button.click()
    goes_on.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [
        "1 person was removed for good. The file is written anew when the desk is "
        "opened next."
    ]
    assert rows_of(path, "SELECT lead_id FROM leads WHERE phone = ''") == [(1,)]


def test_a_failure_once_they_are_gone_tells_that_they_are(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_with: object) -> None:
        raise DatabaseDamaged(path="desk.db", reason="made")

    monkeypatch.setattr(retention, "finish_purge", fails)
    panel = shown(qtbot, theme, background, desk)
    told: list[str] = []
    panel.told.connect(told.append)
    panel.remove_button.click()
    dialog = panel.dialog
    assert dialog is not None
    dialog.act_button.click()
    qtbot.waitUntil(lambda: bool(dialog.notice.sentence))
    dialog.reject()
    assert told[0].startswith("1 person was removed for good.")


def test_another_rule_is_kept_and_looked_at_again(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    panel = shown(qtbot, theme, background, desk)
    panel.years.selectAll()
    QTest.keyClicks(panel.years, "9")
    QTest.keyClick(panel.years, Qt.Key.Key_Return)
    assert panel.goes == LOOKING
    qtbot.waitUntil(lambda: panel.goes.startswith("Nobody goes"))
    assert retention_years(desk) == 9


def test_a_receptionist_sees_the_rule_alone(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    path: Path,
    clock: DeskClock,
) -> None:
    with opened(path, clock, "Ann Porter") as hers:
        panel = shown(qtbot, theme, background, hers)
        assert panel.years.number == 7
        assert not panel.years.isEnabled()
        assert not panel.remove_button.isVisible()
        assert (
            panel.whose
            == "An office manager says for how long people are kept: Kim Osei."
        )
        assert panel.first_field() is None
