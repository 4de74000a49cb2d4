"""A lost telephone: an office manager turns the code off, or sets up a new one."""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.sign_in_code import STEP_SECONDS, code_at
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.sign_in_codes import (
    begin_enrolment,
    spare_codes_of_staff,
    turn_on,
)
from callback_desk.services.staff_access import add_staff, list_staff
from callback_desk.ui.background import Background
from callback_desk.ui.settings.codes_dialog import CodesDialog
from callback_desk.ui.settings.lost_telephones import IS_NEW, IS_OFF
from callback_desk.ui.settings.staff_panel import WITH_A_CODE, StaffPanel
from callback_desk.ui.settings.telephone_dialog import TelephoneDialog
from callback_desk.ui.theme import Theme
from tests.desks import MANAGER, PASSWORD, copy_desk, opened
from tests.ui.sign_in.walks import press, tab_order, type_in, unnamed

ANN, ENTER = "Ann Porter", Qt.Key.Key_Return


def code_of(secret: bytes) -> str:
    return code_at(secret, to_epoch(datetime.now(UTC)) // STEP_SECONDS)


def turn_on_for(desk: Desk) -> None:
    """Have whoever is signed in asked for codes."""
    enrolment = begin_enrolment(desk)
    code = code_of(enrolment.secret)
    turn_on(desk, enrolment, PASSWORD, code, lambda: datetime.now(UTC))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
    with opened(path, name=ANN) as hers:
        turn_on_for(hers)
    with opened(path) as desk:
        yield desk


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> StaffPanel:
    panel = StaffPanel(theme, background, desk)
    qtbot.addWidget(panel)
    panel.resize(theme.px(200), theme.px(160))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    qtbot.waitUntil(lambda: panel.chosen is not None)
    return panel


def asked(panel: StaffPanel) -> TelephoneDialog:
    """The dialog about the receptionist's code."""
    rows = [one.member.name for one in panel._model.rows] if panel._model else []
    panel.table.selectRow(rows.index(ANN))
    assert panel.code_button.isEnabled()
    panel.code_button.click()
    dialog = panel._telephones.dialog
    assert isinstance(dialog, TelephoneDialog)
    return dialog


def test_the_list_says_who_is_asked_for_a_code(panel: StaffPanel) -> None:
    assert panel.chosen is not None
    assert panel.chosen.member.name == MANAGER
    assert not panel.code_button.isEnabled()
    asked(panel).reject()
    assert panel.sentence.endswith(WITH_A_CODE.format(left=8))


def test_it_is_turned_off_by_keys_with_the_managers_own_password(
    qtbot: QtBot, panel: StaffPanel, desk: Desk
) -> None:
    dialog = asked(panel)
    assert unnamed(dialog) == []
    assert tab_order(dialog)[1:] == ["New telephone…", "Cancel", "Turn off"]
    press(dialog, ENTER)
    assert dialog.wrong == "Type your own password."
    type_in(dialog, "a wild guess")
    press(dialog, ENTER)
    qtbot.waitUntil(lambda: "not your current password" in dialog.wrong)
    type_in(dialog, PASSWORD)
    with qtbot.waitSignal(panel.told) as told:
        press(dialog, ENTER)
    assert told.args == [IS_OFF.format(name=ANN)]
    assert spare_codes_of_staff(desk) == {}
    qtbot.waitUntil(lambda: not panel.code_button.isEnabled())


def test_while_a_code_is_turned_off_no_new_telephone_can_be_asked_for(
    qtbot: QtBot, panel: StaffPanel, background: Background, desk: Desk
) -> None:
    dialog, held = asked(panel), Event()
    background.run(held.wait)
    type_in(dialog, PASSWORD)
    dialog.save_button.click()
    dialog.new_button.click()
    press(dialog, Qt.Key.Key_Escape)
    assert panel._telephones.dialog is dialog
    assert dialog.isVisible()
    with qtbot.waitSignal(panel.told) as told:
        held.set()
    assert told.args == [IS_OFF.format(name=ANN)]
    assert not dialog.isVisible()
    assert spare_codes_of_staff(desk) == {}


def test_a_new_telephone_is_set_up_with_them(
    qtbot: QtBot, panel: StaffPanel, desk: Desk
) -> None:
    asked(panel).new_button.click()
    dialog = panel._telephones.dialog
    assert isinstance(dialog, CodesDialog)
    assert unnamed(dialog) == []
    secret = base64.b32decode(dialog.secret.text().replace(" ", ""))
    dialog.code.setText(code_of(secret))
    dialog.password.setText(PASSWORD)
    with qtbot.waitSignal(panel.told) as told:
        dialog.save_button.click()
    assert told.args == [IS_NEW.format(name=ANN)]
    spare = panel._telephones.spare.dialog
    assert spare is not None
    assert len(spare.card.key.text().split()) == 8
    ann = next(one for one in list_staff(desk) if one.name == ANN)
    assert spare_codes_of_staff(desk) == {ann.staff_id: 8}
    spare.card.tick.setChecked(True)
    spare.done_button.click()
    assert panel._telephones.spare.dialog is None


def test_others_have_no_such_button(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
    with opened(path, name=ANN) as hers:
        panel = StaffPanel(theme, background, hers)
        qtbot.addWidget(panel)
        panel.show()
        qtbot.waitUntil(lambda: panel.chosen is not None)
        assert not panel.code_button.isVisible()
        panel.hide()
