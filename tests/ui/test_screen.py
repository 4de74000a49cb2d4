"""Where there is no screen that is said before Qt ends the program."""

import sys

import pytest

from callback_desk.ui.screen import NoScreen, require_screen

SAID_BY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_none_is_refused_on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in SAID_BY:
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(NoScreen):
        require_screen()


@pytest.mark.parametrize("name", SAID_BY)
def test_one_is_enough(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for other in SAID_BY:
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "there")
    require_screen()
