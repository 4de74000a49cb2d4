"""What is dropped on the window: always copied, never moved."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def accept_copy(event: QDropEvent) -> None:
    """Take what is dragged as a copy.

    Most programs propose to move, and one that is told that it was moved deletes its
    own: a mail would be gone from the mailbox before its lead was imported.

    Args:
        event: of entering or of dropping.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
