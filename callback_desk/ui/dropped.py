"""Taking what is dropped: a copy, never the file itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def take_copy(event: QDropEvent) -> None:
    """Accept a drag or drop as a copy.

    Whoever drags usually proposes to move. A file manager that hears that its file
    was moved deletes it.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
