"""Practice hands no number to the telephone, by whatever link and whichever number."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from callback_desk.ui.calls.dialling import DIALS_BY, Dialling
from tests.ui.desk_windows import state_in

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
    assert not any([practice.dial(number) for number in NUMBERS])
    assert dialed == []
    assert Dialling(state, is_practice=False).dial(NUMBERS[0])
    assert len(dialed) == 1
