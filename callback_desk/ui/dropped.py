"""What is dropped: files, or a mail without one; taken as a copy, never moved."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

MAIL = "message/rfc822"
# What Outlook hands over on Windows in place of a file.
PROMISED = 'application/x-qt-windows-mime;value="FileGroupDescriptor'


def take_copy(event: QDropEvent) -> None:
    """Accept a drag or drop as a copy.

    Whoever drags usually proposes to move. A file manager that hears that its file
    was moved deletes it.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def brings_files(data: QMimeData) -> bool:
    """Whether files or whole mails are dragged, told without asking for them.

    A mail program that is asked writes each mail to the disk, each time.
    """
    if data.hasUrls() or data.hasFormat(MAIL):
        return True
    return any(kind.startswith(PROMISED) for kind in data.formats())


def files_in(data: QMimeData) -> list[str]:
    """The paths of the files that are dropped."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def mail_in(data: QMimeData) -> str:
    """The mail, or the text of one, that is dropped without a file; "" if none is."""
    if not data.hasFormat(MAIL):
        return "" if brings_files(data) else data.text()
    try:
        return bytes(data.data(MAIL).data()).decode()
    except UnicodeDecodeError:
        return ""
