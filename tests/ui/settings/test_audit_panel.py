"""The audit in the settings: narrowed by keys, proven, and for managers alone."""

from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from callback_desk.domain.audit_trail import AuditKind
from callback_desk.domain.staff import Role
from callback_desk.domain.stopping import Heed
from callback_desk.services import audit_trail
from callback_desk.services.backups import keep_backups
from callback_desk.services.desk import Desk
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.reports.period_bar import OTHER
from callback_desk.ui.settings import audit_panel
from callback_desk.ui.settings.audit_panel import NONE, AuditPanel
from callback_desk.ui.settings.audit_table import WHAT
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.theme import Theme
from tests.desks import MANAGER, MONDAY, PASSWORD, copy_desk, opened
from tests.storage.stored_desk import connected
from tests.ui.sign_in.walks import unnamed

ANN = "Ann Porter"
DISPLAY, SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_desk(tmp_path)


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with opened(path) as desk:
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
        yield desk


def shown(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> AuditPanel:
    panel = AuditPanel(theme, background, desk)
    qtbot.addWidget(panel)
    panel.resize(theme.px(200), theme.px(160))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    qtbot.waitUntil(lambda: bool(panel.table.rows or panel.whose))
    return panel


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> AuditPanel:
    return shown(qtbot, theme, background, desk)


def texts(panel: AuditPanel) -> list[str]:
    model = panel.table
    return [model.index(row, WHAT).data(DISPLAY) for row in range(model.rowCount())]


def choose(box: ChoiceBox, place: int) -> None:
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_who_did_what_and_when(panel: AuditPanel) -> None:
    assert texts(panel) == ["Added Ann Porter", "Made the desk"]
    row = [panel.table.index(1, column).data(DISPLAY) for column in range(3)]
    assert row == ["1", "Mon 16 Nov 2026 1:00 PM", MANAGER]
    spoken = panel.table.index(1, 0).data(SPOKEN)
    assert spoken == f"Row 1: Mon 16 Nov 2026 1:00 PM, {MANAGER}, Made the desk"
    assert unnamed(panel) == []


def test_the_table_is_a_proper_model(panel: AuditPanel) -> None:
    QAbstractItemModelTester(
        panel.table, QAbstractItemModelTester.FailureReportingMode.Fatal
    )


def test_it_is_narrowed_by_kind_person_and_days(
    qtbot: QtBot, panel: AuditPanel
) -> None:
    kinds, people = panel.filter.kinds, panel.filter.people
    choose(kinds, kinds.findData(AuditKind.STAFF))
    qtbot.waitUntil(lambda: texts(panel) == ["Added Ann Porter"])
    assert [people.itemText(n) for n in range(people.count())] == [
        *("Everybody", MANAGER, ANN)
    ]
    choose(people, 2)
    qtbot.waitUntil(lambda: panel.said == NONE)
    assert texts(panel) == []
    choose(kinds, 0)
    choose(people, 0)
    qtbot.waitUntil(lambda: len(texts(panel)) == 2)


def test_other_days_are_typed(qtbot: QtBot, panel: AuditPanel) -> None:
    narrowing = panel.filter
    assert not narrowing.first.isVisible()
    choose(narrowing.span, narrowing.span.findText(OTHER))
    assert narrowing.first.isVisible()
    assert narrowing.first.day == MONDAY.date()
    narrowing.first.show_day(MONDAY.date().replace(day=17))
    narrowing.first.editingFinished.emit()
    assert panel.notice.sentence
    narrowing.last.show_day(MONDAY.date().replace(day=18))
    narrowing.last.editingFinished.emit()
    qtbot.waitUntil(lambda: texts(panel) == [])
    assert panel.notice.sentence == ""


def test_older_rows_come_when_they_are_asked_for(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = (audit_trail.ALL, None, 1)
    monkeypatch.setattr(audit_trail.list_audit, "__defaults__", few)
    panel = shown(qtbot, theme, background, desk)
    # The view asks for them by itself, as it has room for more.
    qtbot.waitUntil(lambda: len(texts(panel)) == 2)
    assert not panel.table.canFetchMore(panel.table.index(-1, -1))


def test_older_rows_are_never_put_behind_others(panel: AuditPanel, desk: Desk) -> None:
    first = panel.table.rows[-1].audit_id
    older = audit_trail.list_audit(desk)
    panel._on_more_read(panel.filter.choice, first + 1, older)
    assert texts(panel) == ["Added Ann Porter", "Made the desk"]


def test_it_is_proven_with_a_press(qtbot: QtBot, panel: AuditPanel, desk: Desk) -> None:
    panel.verify_button.click()
    qtbot.waitUntil(lambda: bool(panel.fine.sentence))
    assert panel.fine.sentence == "All 2 rows are as they were written."
    assert "no backup" in panel.fine.what_to_do
    keep_backups(desk)
    panel.verify_button.click()
    qtbot.waitUntil(lambda: "go on from the backup" in panel.fine.what_to_do)


def test_what_takes_long_to_prove_can_be_stopped(
    qtbot: QtBot, panel: AuditPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(desk: Desk, heed: Heed) -> audit_trail.Proof:
        while True:
            heed()
            sleep(0.01)

    monkeypatch.setattr(audit_panel, "prove_audit", endless)
    button = panel.verify_button
    button.click()
    # Pressed twice it is begun once, and goes on.
    button.click()
    assert button.text() == "Verifying…"
    qtbot.waitUntil(lambda: button.text() == "Stop verifying")
    with qtbot.waitSignal(panel.told) as told:
        button.click()
    assert told.args[0].startswith("Stopped: the audit was not walked to its end.")
    assert button.text() == "Verify"
    monkeypatch.undo()
    button.click()
    qtbot.waitUntil(lambda: bool(panel.fine.sentence))


def test_the_first_bad_row_is_named_and_chosen(
    qtbot: QtBot, panel: AuditPanel, path: Path
) -> None:
    with connected(path, writes=True) as connection:
        connection.exec_driver_sql("UPDATE audit SET subject_id = 9 WHERE audit_id = 1")
    panel.verify_button.click()
    qtbot.waitUntil(lambda: bool(panel.notice.sentence))
    assert panel.notice.sentence == "Row 1 is not as it was written."
    assert panel.fine.sentence == ""
    assert panel.view.currentIndex().row() == 1


def test_exporting_it_is_told_and_stands_in_it(
    qtbot: QtBot, panel: AuditPanel, tmp_path: Path
) -> None:
    panel.export_button.click()
    assert panel.dialog is not None
    panel.dialog.form.setCurrentIndex(panel.dialog.form.findData("csv"))
    with qtbot.waitSignal(panel.told) as told:
        panel.dialog.save_to(tmp_path / "audit.csv")
    assert told.args == ["Saved: audit.csv"]
    qtbot.waitUntil(lambda: texts(panel)[0] == "Exported the audit (2 rows)")
    assert "Made the desk" in (tmp_path / "audit.csv").read_text("utf-8-sig")


def test_others_see_whom_to_ask(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, path: Path
) -> None:
    with opened(path, name=ANN) as hers:
        panel = shown(qtbot, theme, background, hers)
        assert MANAGER in panel.whose
        assert not panel.view.isVisible()
        assert not panel.verify_button.isVisible()
