"""Making a desk, opening it and letting go of it: what the window has done behind.

Nothing heavy is loaded with it, as the sign-in window must not wait.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from contextlib import ExitStack
    from datetime import datetime
    from pathlib import Path

    from callback_desk.demo import Demo
    from callback_desk.services.desk import Desk
    from callback_desk.ui.first_run.choices import NewDeskChoices
    from callback_desk.ui.mail_watching import Threads

# What a watch needs that was told to end; one that still connects stores nothing.
LEAVE_SECONDS = 1.0


class Opened(NamedTuple):
    """A desk, with what lets go of it."""

    desk: Desk
    stack: ExitStack


def open_for(path: Path, name: str, password: str, code: str = "") -> Opened:
    """Open the desk for somebody, by a code as well if they want that; runs behind."""
    from contextlib import ExitStack

    from callback_desk import bootstrap

    stack = ExitStack()
    opening = bootstrap.open_desk(path, name, password, code=code)
    return Opened(stack.enter_context(opening), stack)


def open_demo(demo: Demo) -> Opened:
    """Open a demo's desk, its clock running on from the time that it shows."""
    from contextlib import ExitStack
    from dataclasses import replace

    from callback_desk import bootstrap

    started = bootstrap.real_time()

    def clock(zone: str) -> datetime:
        return demo.now + (bootstrap.real_time() - started)

    stack = ExitStack()
    opening = bootstrap.open_desk(demo.path, demo.staff, demo.password, clock)
    desk = replace(stack.enter_context(opening), is_practice=True)
    return Opened(desk, stack)


def let_go(opened: Opened, mail: Threads, folders: Threads) -> None:
    """Let go of a desk once nobody takes anything in for it any more; runs behind.

    Whoever had it has nobody's call open any more: their window is gone.
    """
    from contextlib import suppress

    from callback_desk.domain.errors import DeskError
    from callback_desk.services.claims import free_mine

    with suppress(DeskError):
        # Otherwise it is free after some minutes.
        free_mine(opened.desk)
    mail.join(LEAVE_SECONDS)
    # What is being taken in stops soon; until then it needs its desk.
    folders.join()
    opened.stack.close()


def make_desk(choices: NewDeskChoices) -> str:
    """Make a desk of what the first run asked; runs behind. Its recovery key."""
    from callback_desk import bootstrap

    return bootstrap.make_desk(
        bootstrap.NewDesk(
            choices.path,
            choices.manager,
            choices.password,
            choices.calendar,
            holidays_decided=True,
        )
    )
