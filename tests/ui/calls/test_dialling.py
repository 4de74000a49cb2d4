"""Practice hands no number to the telephone, by whatever link and whichever number."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.hand_entry import Typed
from callback_desk.services.desk import Desk
from callback_desk.services.quick_entry import enter_lead
from callback_desk.ui.calls.dialling import DIALS_BY, SIP, TEL, Dialling, link_of
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.window_state import WindowState
from tests.ui.desk_windows import state_in
from tests.ui.keyboard import press

LINKS = ("tel:{number}", "sip:{number}@pbx.example", "https://pbx.example/?to={number}")
NUMBERS = ("+12125550142", "988", "911", "+18002738255")


@pytest.mark.parametrize("link", LINKS)
def test_practice_never_dials_and_the_real_desk_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str
) -> None:
    dialed: list[object] = []

    def hear(url: object) -> bool:
        dialed.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", hear)
    state = state_in(tmp_path)
    state.of_everybody().keep_text(DIALS_BY, link)
    practice = Dialling(state, is_practice=True)
    assert not any([practice.dial(number, None) for number in NUMBERS])
    assert dialed == []
    assert Dialling(state, is_practice=False).dial(NUMBERS[0], None)
    assert len(dialed) == 1


PHONE = "+12125550142"
COMMAS = "tel:{number}[,,{extension}]"


@pytest.mark.parametrize(
    ("template", "with_extension", "without"),
    [
        (TEL, f"tel:{PHONE};ext=7", f"tel:{PHONE}"),
        (SIP, f"sip:{PHONE}", f"sip:{PHONE}"),
        ("sip:{number}@pbx.example", f"sip:{PHONE}@pbx.example", None),
        (COMMAS, f"tel:{PHONE},,7", f"tel:{PHONE}"),
        (
            "https://[::1]/call?to={number}[&ext={extension}]",
            "https://[::1]/call?to=%2B12125550142&ext=7",
            "https://[::1]/call?to=%2B12125550142",
        ),
        (
            "https://pbx.example/{number}/{extension}",
            "https://pbx.example/%2B12125550142/7",
            "https://pbx.example/%2B12125550142/",
        ),
        ("file:///{number}[{extension}]", None, None),
        ("tel:{extension}", None, None),
    ],
)
def test_an_extension_is_handed_over_where_the_link_has_a_place_for_it(
    template: str, with_extension: str | None, without: str | None
) -> None:
    assert link_of(template, PHONE, "7") == with_extension
    if without is not None:
        assert link_of(template, PHONE, None) == without


@pytest.mark.parametrize(
    ("template", "opened", "told"),
    [
        (TEL, f"tel:{PHONE};ext=7", ""),
        (COMMAS, f"tel:{PHONE},,7", ""),
        (SIP, f"sip:{PHONE}", "Extension 7 is dialed by hand."),
        ("", None, ""),
    ],
)
def test_enter_hands_the_extension_to_the_telephone_or_says_who_dials_it(
    qtbot: QtBot,
    window: DeskWindow,
    desk: Desk,
    state: WindowState,
    monkeypatch: pytest.MonkeyPatch,
    template: str,
    opened: str | None,
    told: str,
) -> None:
    dialed: list[str] = []

    def hear(url: QUrl) -> bool:
        dialed.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", hear)
    state.of_everybody().keep_text(DIALS_BY, template)
    entered = enter_lead(desk, Typed("Rosa Diaz", "(212) 555-0142 ext. 7"))
    lead_id = entered.lead_id
    window.today.show_lead(lead_id)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Rosa Diaz")
    window.today.list.setFocus()
    press(window, Qt.Key.Key_Return)
    assert window.today.card.is_calling
    assert dialed == ([] if opened is None else [opened])
    assert told in window._status.text()
    assert bool(told) == ("by hand" in window._status.text())


def test_copy_takes_the_extension_along_in_words(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    entered = enter_lead(desk, Typed("Rosa Diaz", "(212) 555-0142 ext. 7"))
    window.today.show_lead(entered.lead_id)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Rosa Diaz")
    window.today.card.copy_number()
    assert QApplication.clipboard().text() == "(212) 555-0142 ext. 7"
