"""Long work in small steps, each behind and when nobody waits for anything."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from callback_desk.ui.background import Background, Failed


class Stepwise(Protocol):
    """How far something is done."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is left to do."""
        ...


T = TypeVar("T", bound=Stepwise)


class Steps(QObject):
    """Goes on by itself until all is done; what is begun anew takes the place of it."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._begun = 0

    def run(
        self, step: Callable[[T | None], T], done: Callable[[T], None], failed: Failed
    ) -> None:
        """Do it from its beginning.

        Args:
            step: does a small part, given what it returned the last time.
            done: hears the last of that.
            failed: hears its exception, and then nothing more is done.
        """
        self._begun += 1
        self._go_on(self._begun, step, done, failed, None)

    def end(self) -> None:
        """Want it no more."""
        self._begun += 1

    def _go_on(
        self,
        begun: int,
        step: Callable[[T | None], T],
        done: Callable[[T], None],
        failed: Failed,
        so_far: T | None,
    ) -> None:
        self._background.run_idle(
            partial(step, so_far),
            partial(self._on_step, begun, step, done, failed),
            partial(self._on_failed, begun, failed),
        )

    def _on_step(
        self,
        begun: int,
        step: Callable[[T | None], T],
        done: Callable[[T], None],
        failed: Failed,
        so_far: T,
    ) -> None:
        if begun != self._begun:
            return
        if so_far.is_whole:
            done(so_far)
        else:
            self._go_on(begun, step, done, failed, so_far)

    def _on_failed(self, begun: int, failed: Failed, error: Exception) -> None:
        if begun == self._begun:
            failed(error)
