"""The place of a page in the window: the page is made when it is first needed."""

from collections.abc import Callable
from functools import cached_property
from typing import Generic, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


@runtime_checkable
class ReadsAgain(Protocol):
    """A page whose content others may have changed meanwhile."""

    def refresh(self) -> None:
        """Read it again, behind."""
        ...


Page = TypeVar("Page", bound=QWidget)


class Room(QWidget, Generic[Page]):
    """Holds a page, which would hold up the window if it were made with it.

    `made` brings the page, each time that it was made.
    """

    made = Signal(QWidget)

    def __init__(self, make: Callable[[], Page]) -> None:
        """Make an empty room.

        Args:
            make: makes the page, and connects it.
        """
        super().__init__()
        self._make = make
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def is_made(self) -> bool:
        """Whether the page is there already."""
        return "page" in self.__dict__

    @cached_property
    def page(self) -> Page:
        """The page."""
        page = self._make()
        self._column.addWidget(page)
        self.made.emit(page)
        return page

    def let_go(self) -> None:
        """Let go of the page and of all that it shows; it is made anew when asked."""
        page = self.__dict__.pop("page", None)
        if page is not None:
            self._column.removeWidget(page)
            page.hide()
            page.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the page there."""
        super().showEvent(event)
        self.page.show()


def place_of(page: QWidget) -> QWidget:
    """Where a page is shown, also when another one is made there."""
    place = page.parentWidget()
    return place if isinstance(place, Room) else page
