"""The staff list: who sees what, adding and leaving by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.staff_access import add_staff, list_staff, remove_staff
from callback_desk.ui.background import Background
from callback_desk.ui.settings.add_staff_dialog import AddStaffDialog
from callback_desk.ui.settings.languages_dialog import LanguagesDialog
from callback_desk.ui.settings.leave_dialog import LeaveDialog
from callback_desk.ui.settings.staff_panel import StaffPanel
from callback_desk.ui.settings.staff_table import LEFT, SINCE, SPEAKS
from callback_desk.ui.theme import Theme
from tests.desks import MANAGER
from tests.services.fake_desk import FakeDesk
from tests.ui.sign_in.walks import press, stop, tab_order, type_in, unnamed

PASSWORD = "plum rocket harbor"
DISPLAY, SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
TAB, DOWN, SPACE, ENTER, ESC = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape),
)


@pytest.fixture
def fake() -> FakeDesk:
    """A desk with a manager, Ana who works here and Bo who left."""
    fake = FakeDesk()
    for name, role in (
        ("Ana Ruiz", Role.RECEPTIONIST),
        ("Bo Chen", Role.CLINICIAN),
    ):
        add_staff(fake.desk, name, role, PASSWORD)
    remove_staff(fake.desk, "Bo Chen")
    return fake


def shown(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> StaffPanel:
    panel = StaffPanel(theme, background, desk)
    qtbot.addWidget(panel)
    panel.resize(theme.px(200), theme.px(120))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    qtbot.waitUntil(lambda: panel.chosen is not None)
    panel.first_field().setFocus()
    return panel


@pytest.fixture
def panel(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> StaffPanel:
    return shown(qtbot, theme, background, fake.desk)


def texts(panel: StaffPanel) -> list[list[object]]:
    model = panel.table.model()
    return [
        [model.index(row, column).data(DISPLAY) for column in (0, 1, SINCE, LEFT)]
        for row in range(model.rowCount())
    ]


def choose(panel: StaffPanel, row: int) -> None:
    panel.table.setCurrentIndex(panel.table.model().index(row, 0))


def test_a_manager_sees_everybody_and_since_when(panel: StaffPanel) -> None:
    monday = "Mon 16 Nov 2026"
    assert texts(panel) == [
        [f"{MANAGER} (you)", "Office manager", "Mon 6 Jan 2020", ""],
        ["Ana Ruiz", "Receptionist", monday, ""],
        ["Bo Chen", "Clinician", monday, monday],
    ]
    spoken = panel.table.model().index(2, 0).data(SPOKEN)
    assert spoken == f"Bo Chen, Clinician, since {monday}, left {monday}"


def test_the_table_is_a_proper_model(panel: StaffPanel) -> None:
    QAbstractItemModelTester(
        panel.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )


def test_others_see_who_works_here_and_change_nothing(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    hers = fake.signed_in(Role.RECEPTIONIST, "Eve Park")
    panel = shown(qtbot, theme, background, hers)
    assert [row[0] for row in texts(panel)] == [MANAGER, "Ana Ruiz", "Eve Park (you)"]
    assert not panel.add_button.isVisible()
    assert not panel.leave_button.isVisible()
    assert panel.table.isColumnHidden(LEFT)
    assert MANAGER in panel.sentence
    assert unnamed(panel) == []


def test_nobody_is_offered_to_take_themselves_off(
    qtbot: QtBot, panel: StaffPanel, fake: FakeDesk
) -> None:
    assert not panel.leave_button.isEnabled()
    assert "only office manager" in panel.sentence
    add_staff(fake.desk, "Eve Park", Role.OFFICE_MANAGER, PASSWORD)
    panel.refresh()
    qtbot.waitUntil(lambda: "yourself" in panel.sentence)
    assert not panel.leave_button.isEnabled()
    choose(panel, 3)
    assert panel.leave_button.isEnabled()


def test_who_left_cannot_leave_again(panel: StaffPanel) -> None:
    choose(panel, 2)
    assert not panel.leave_button.isEnabled()
    assert panel.sentence.startswith("Bo Chen left Mon 16 Nov 2026.")


def test_keys_alone_take_somebody_off(
    qtbot: QtBot, panel: StaffPanel, fake: FakeDesk
) -> None:
    press(panel, DOWN)
    assert "password forgotten?" in panel.sentence
    press(panel, TAB)
    assert stop(panel) is panel.languages_button
    press(panel, TAB)
    assert stop(panel) is panel.leave_button
    press(panel, SPACE)
    dialog = panel.dialog
    assert isinstance(dialog, LeaveDialog)
    press(dialog, TAB)
    with qtbot.waitSignal(panel.told) as told:
        press(dialog, SPACE)
    assert told.args == ["Ana Ruiz can no longer sign in. The desk has a new key."]
    qtbot.waitUntil(lambda: texts(panel)[1][-1] != "")
    assert fake.keys.admitted == {}
    assert panel.chosen is not None
    assert panel.chosen.member.name == "Ana Ruiz"


def test_enter_alone_takes_nobody_off(
    qtbot: QtBot, panel: StaffPanel, fake: FakeDesk
) -> None:
    choose(panel, 1)
    panel.leave_button.click()
    dialog = panel.dialog
    assert isinstance(dialog, LeaveDialog)
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, ENTER)
    assert list(fake.keys.admitted) == ["Ana Ruiz"]


def test_keys_alone_add_somebody(
    qtbot: QtBot, panel: StaffPanel, fake: FakeDesk
) -> None:
    panel.add_button.setFocus()
    press(panel, SPACE)
    dialog = panel.dialog
    assert isinstance(dialog, AddStaffDialog)
    type_in(dialog, "Eve Park")
    for text in ("", PASSWORD, PASSWORD):
        press(dialog, TAB)
        type_in(dialog, text)
    with qtbot.waitSignal(panel.told) as told:
        press(dialog, ENTER)
    assert told.args == ["Eve Park can sign in now."]
    qtbot.waitUntil(lambda: len(texts(panel)) == 4)


def test_adding_a_name_of_who_left_says_what_that_means(
    qtbot: QtBot, panel: StaffPanel, fake: FakeDesk
) -> None:
    panel.add_button.click()
    dialog = panel.dialog
    assert isinstance(dialog, AddStaffDialog)
    type_in(dialog, "bo  CHEN")
    assert "Bo Chen worked here before" in dialog.came_back.sentence
    type_in(dialog, "g")
    assert dialog.came_back.sentence == ""
    press(dialog, ESC)
    assert len(list_staff(fake.desk)) == 3


def test_somebody_added_on_another_desk_is_there_when_it_is_shown_again(
    qtbot: QtBot, panel: StaffPanel, fake: FakeDesk
) -> None:
    panel.hide()
    add_staff(fake.desk, "Eve Park", Role.RECEPTIONIST, PASSWORD)
    panel.show()
    qtbot.waitUntil(lambda: len(texts(panel)) == 4)


def test_a_list_that_cannot_be_read_is_told(
    qtbot: QtBot,
    panel: StaffPanel,
    fake: FakeDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*, writes: bool) -> None:
        raise OSError("gone")

    monkeypatch.setattr(type(fake.store), "__call__", lambda store, **how: fail(**how))
    with qtbot.waitSignal(panel.failed):
        panel.refresh()


def test_in_little_room_the_names_stay(theme: Theme, panel: StaffPanel) -> None:
    assert not panel.table.isColumnHidden(SINCE)
    panel.resize(theme.px(90), theme.px(120))
    assert panel.table.isColumnHidden(SINCE)
    assert panel.table.isColumnHidden(LEFT)


@pytest.mark.parametrize("wide", [80, 100, 115, 130, 200])
def test_no_heading_and_no_day_is_cut_where_somebody_speaks_more(
    qtbot: QtBot, theme: Theme, panel: StaffPanel, fake: FakeDesk, wide: int
) -> None:
    choose(panel, 1)
    panel.languages_button.click()
    dialog = panel.dialog
    assert isinstance(dialog, LanguagesDialog)
    type_in(dialog, "Spanish, Haitian Creole")
    with qtbot.waitSignal(panel.told):
        press(dialog, ENTER)
    qtbot.waitUntil(lambda: panel.table.model().index(1, SPEAKS).data(DISPLAY) != "")
    panel.resize(theme.px(wide), theme.px(120))
    table = panel.table
    header = table.horizontalHeader()
    columns = [n for n in range(header.count()) if not table.isColumnHidden(n)]
    for column in columns:
        assert header.sectionSize(column) >= header.sectionSizeHint(column)
        if column in (SINCE, LEFT):
            assert header.sectionSize(column) >= table.sizeHintForColumn(column)
    whole = sum(header.sectionSize(column) for column in columns)
    assert whole <= table.viewport().width()


def test_what_is_copied_is_the_row_that_is_seen(panel: StaffPanel) -> None:
    choose(panel, 1)
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    # What nobody speaks is hidden, and not copied either; an empty day is.
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied == [cell or "" for cell in texts(panel)[1]]


def test_tab_goes_as_one_reads_and_every_stop_is_named(panel: StaffPanel) -> None:
    choose(panel, 1)
    assert tab_order(panel) == ["Staff", "Languages…", "Has left…", "Add staff…"]
    # Nobody chosen is asked for a code.
    assert not panel.code_button.isEnabled()
    assert unnamed(panel) == []


def test_a_manager_notes_what_somebody_speaks(
    qtbot: QtBot, panel: StaffPanel, fake: FakeDesk
) -> None:
    assert panel.table.isColumnHidden(SPEAKS)
    choose(panel, 1)
    panel.languages_button.click()
    dialog = panel.dialog
    assert isinstance(dialog, LanguagesDialog)
    assert unnamed(dialog) == []
    type_in(dialog, "espanol, French")
    with qtbot.waitSignal(panel.told) as told:
        press(dialog, ENTER)
    assert told.args == ["Ana Ruiz: Spanish, French."]
    qtbot.waitUntil(lambda: not panel.table.isColumnHidden(SPEAKS))
    cell = panel.table.model().index(1, SPEAKS)
    assert cell.data(DISPLAY) == "Spanish, French"
    assert "speaks Spanish, French" in cell.siblingAtColumn(0).data(SPOKEN)
    choose(panel, 2)
    assert not panel.languages_button.isEnabled()


def test_others_note_their_own_languages_alone(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    hers = fake.signed_in(Role.RECEPTIONIST, "Eve Park")
    panel = shown(qtbot, theme, background, hers)
    assert panel.languages_button.isEnabled()
    choose(panel, 0)
    assert not panel.languages_button.isEnabled()
