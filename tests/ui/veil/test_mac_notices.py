"""macOS' notices, as its library would hand them over; a Mac has not heard them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.ui.veil.mac_notices import (
    NOTICES,
    SLEPT_SECONDS,
    UTF_8,
    MacNotices,
    core_foundation,
)

CENTER = 4711


@dataclass
class FakeFoundation:
    """Core Foundation, as far as it is asked; what it lends must be given back."""

    texts: dict[int, bytes] = field(default_factory=dict)
    observers: list[tuple[int, bytes, Callable[..., None]]] = field(
        default_factory=list
    )
    lent: int = 0

    def CFNotificationCenterGetDistributedCenter(self) -> int:
        """The one center."""
        return CENTER

    def CFStringCreateWithCString(self, how: None, text: bytes, coding: int) -> int:
        """A text that is lent."""
        assert coding == UTF_8
        self.lent += 1
        self.texts[self.lent] = text
        return self.lent

    def CFNotificationCenterAddObserver(
        self,
        center: int,
        observer: int,
        called: Callable[..., None],
        name: int,
        of: None,
        at_once: int,
    ) -> None:
        """Remember who shall be called."""
        assert (center, of) == (CENTER, None)
        self.observers.append((observer, self.texts[name], called))

    def CFNotificationCenterRemoveEveryObserver(
        self, center: int, observer: int
    ) -> None:
        """Call them no more."""
        self.observers = [one for one in self.observers if one[0] != observer]

    def CFRelease(self, name: int) -> None:
        """Give it back."""
        del self.texts[name]


@dataclass
class Clocks:
    """The computer's clock, and how long the program was awake."""

    wall: float = 1_000.0
    awake: float = 10.0


def heard(ear: MacNotices) -> list[int]:
    told: list[int] = []
    ear.locked.connect(lambda: told.append(1))
    return told


def test_each_notice_is_heard_until_it_ends(qtbot: QtBot) -> None:
    library = FakeFoundation()
    ear = MacNotices(None, lambda: library)
    told = heard(ear)
    assert [name for _, name, _ in library.observers] == list(NOTICES)
    assert library.texts == {}
    for number, (observer, _, called) in enumerate(library.observers, 1):
        called(CENTER, observer, None, None, None)
        assert len(told) == number
    ear.end()
    assert library.observers == []


def test_a_sleep_is_known_by_the_clock(qtbot: QtBot) -> None:
    clocks = Clocks()
    ear = MacNotices(None, FakeFoundation, lambda: clocks.wall, lambda: clocks.awake)
    told = heard(ear)
    clocks.wall, clocks.awake = clocks.wall + 500, clocks.awake + 500
    ear.look()
    assert told == []
    clocks.wall += SLEPT_SECONDS + 1
    ear.look()
    ear.look()
    assert told == [1]
    # A clock that was put back is no sleep.
    clocks.wall -= 3_600
    ear.look()
    assert told == [1]


@pytest.mark.skipif(sys.platform == "darwin", reason="it is there")
def test_where_there_is_no_mac_nothing_is_loaded_and_nothing_fails(
    qtbot: QtBot,
) -> None:
    with pytest.raises(OSError, match="CoreFoundation"):
        core_foundation()
    MacNotices().end()
