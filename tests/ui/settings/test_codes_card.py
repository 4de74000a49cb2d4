"""Sign-in codes in the settings: turned on by a code that proves them, and off."""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.sign_in_code import STEP_SECONDS, code_at
from callback_desk.services.desk import Desk
from callback_desk.services.sign_in_codes import show_codes
from callback_desk.ui.background import Background
from callback_desk.ui.settings.codes_card import OFF, TURNED_OFF, TURNED_ON, CodesCard
from callback_desk.ui.settings.codes_dialog import CodesDialog
from callback_desk.ui.settings.codes_off_dialog import CodesOffDialog
from callback_desk.ui.settings.recovery_dialog import RecoveryDialog
from callback_desk.ui.theme import Theme
from tests.desks import MANAGER, PASSWORD, copy_desk, opened
from tests.ui.sign_in.walks import unnamed


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> CodesCard:
    card = CodesCard(theme, background, desk)
    qtbot.addWidget(card)
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    qtbot.waitUntil(card.button.isEnabled)
    return card


def asked(card: CodesCard) -> CodesDialog:
    card.button.click()
    assert isinstance(card.dialog, CodesDialog)
    return card.dialog


def right_code(dialog: CodesDialog) -> str:
    """What an app shows for the key that stands there."""
    secret = base64.b32decode(dialog.secret.text().replace(" ", ""))
    return code_at(secret, to_epoch(datetime.now(UTC)) // STEP_SECONDS)


def test_they_are_turned_on_with_spare_ones_and_off_again(
    qtbot: QtBot, card: CodesCard, desk: Desk
) -> None:
    assert card.said == OFF
    dialog = asked(card)
    assert unnamed(dialog) == []
    dialog.code.setText(right_code(dialog))
    dialog.password.setText(PASSWORD)
    with qtbot.waitSignal(card.told) as told:
        dialog.save_button.click()
    assert told.args == [TURNED_ON]
    spare = card.spare
    assert spare is not None
    assert len(spare.card.key.text().split()) == 8
    assert unnamed(spare) == []
    spare.card.tick.setChecked(True)
    spare.done_button.click()
    assert not spare.isVisible()
    qtbot.waitUntil(lambda: "Spare codes left: 8" in card.said)
    card.button.click()
    off = card.dialog
    assert isinstance(off, CodesOffDialog)
    off.save_button.click()
    assert off.wrong == "Type your password."
    off.password.setText("a wild guess")
    off.save_button.click()
    qtbot.waitUntil(lambda: "not your current password" in off.wrong)
    off.password.setText(PASSWORD)
    with qtbot.waitSignal(card.told) as told:
        off.save_button.click()
    assert told.args == [TURNED_OFF]
    assert not show_codes(desk).is_on


def test_what_is_wrong_is_said_beside_its_field(qtbot: QtBot, card: CodesCard) -> None:
    dialog = asked(card)
    dialog.save_button.click()
    assert dialog.wrong == ("Type the code from the app.", "")
    dialog.code.setText("1")
    dialog.save_button.click()
    assert dialog.wrong == ("", "Type your password.")
    dialog.password.setText(PASSWORD)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "not the code" in dialog.wrong[0])
    dialog.password.setText("a wild guess")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "not your current password" in dialog.wrong[1])
    dialog.reject()
    assert card.dialog is None


def test_they_are_held_back_while_the_window_is_locked(
    qtbot: QtBot, card: CodesCard
) -> None:
    card.hide()
    card.show_spare(("ABCD-EFGH",))
    assert not card.findChildren(RecoveryDialog)
    card.show()
    qtbot.waitUntil(lambda: card.spare is not None)
    assert card.spare is not None
    assert card.spare.card.key.text() == "ABCD-EFGH"
    card.spare.card.tick.setChecked(True)
    card.spare.done_button.click()
    assert card.spare is None


def test_the_spare_codes_are_saved_for_their_owner_alone(
    card: CodesCard, tmp_path: Path
) -> None:
    card.show_spare(("ABCD-EFGH", "IJKL-MNOP"))
    assert card.spare is not None
    sheet = card.spare.card._sheet
    assert sheet is not None
    file = tmp_path / "codes.txt"
    sheet.save(file)
    text = file.read_text("utf-8")
    assert "ABCD-EFGH    IJKL-MNOP" in text
    assert MANAGER in text
    assert file.stat().st_mode & 0o077 == 0
    assert "ABCD" not in repr(sheet)
    card.spare.card.tick.setChecked(True)
    card.spare.done_button.click()
