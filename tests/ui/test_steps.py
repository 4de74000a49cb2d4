"""What is done in small steps: to its end, behind whatever somebody waits for."""

from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.steps import Steps

LAST = 5


@dataclass(frozen=True)
class Count:
    """Counted so far."""

    number: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether that is all."""
        return self.number == LAST


def fail(error: Exception) -> None:
    """What is not to happen."""
    raise error


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_it_goes_on_to_its_end_and_tells_the_last_alone(
    qtbot: QtBot, background: Background, parent: QObject
) -> None:
    heard: list[Count] = []
    failed: list[Exception] = []
    did: list[int] = []

    def step(so_far: Count | None) -> Count:
        count = Count((so_far or Count()).number + 1)
        did.append(count.number)
        return count

    Steps(background, parent).run(step, heard.append, failed.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert (heard, failed, did) == ([Count(LAST)], [], [1, 2, 3, 4, 5])


def test_what_somebody_waits_for_goes_before_the_next_step(
    qtbot: QtBot, background: Background, parent: QObject
) -> None:
    did: list[str] = []
    heard: list[Count] = []

    def step(so_far: Count | None) -> Count:
        count = Count((so_far or Count()).number + 1)
        did.append(f"step {count.number}")
        return count

    def on_call() -> None:
        for number in range(2):
            background.run(partial(did.append, f"call {number}"))

    background.run(partial(did.append, "page"), lambda _: on_call())
    Steps(background, parent).run(step, heard.append, fail)
    qtbot.waitUntil(lambda: bool(heard))
    assert did[:4] == ["page", "call 0", "call 1", "step 1"]


def test_what_is_begun_anew_takes_its_place_and_what_is_ended_is_not_told(
    qtbot: QtBot, background: Background, parent: QObject
) -> None:
    heard: list[str] = []

    def step(so_far: Count | None) -> Count:
        return Count((so_far or Count()).number + 1)

    steps = Steps(background, parent)
    steps.run(step, lambda _: heard.append("first"), fail)
    steps.run(step, lambda _: heard.append("second"), fail)
    qtbot.waitUntil(lambda: bool(heard))
    steps.run(step, lambda _: heard.append("third"), fail)
    steps.end()
    background.run(lambda: None, lambda _: heard.append("later"))
    qtbot.waitUntil(lambda: "later" in heard)
    with qtbot.assertNotEmitted(background.busy_changed, wait=20):
        assert heard == ["second", "later"]


def test_a_step_that_fails_is_told_and_is_the_last(
    qtbot: QtBot, background: Background, parent: QObject
) -> None:
    failed: list[Exception] = []
    did: list[int] = []
    heard: list[Count] = []

    def step(so_far: Count | None) -> Count:
        count = Count((so_far or Count()).number + 1)
        did.append(count.number)
        if count.number == 2:
            raise OSError("gone")
        return count

    Steps(background, parent).run(step, heard.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], OSError)
    assert (did, heard) == ([1, 2], [])
