"""Sees what happens to other widgets, for as long as it is whole."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QObject


class EventWatch(QObject):
    """Sees each event of what it is installed on; all go on as they were.

    A window that Python collects is emptied before Qt ends it: its watches hear of its
    hiding when nothing of their own is left.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See an event, unless nothing is left to see it with."""
        if vars(self):
            self._see(watched, event)
        return False

    @abstractmethod
    def _see(self, watched: QObject, event: QEvent) -> None:
        """Do what an event calls for."""
