"""What is dropped: files, or a mail without one; taken as a copy, never moved."""

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDropEvent

from callback_desk.intake.html_lines import html_lines
from callback_desk.ui.promised_mail import PROMISED

MAIL = "message/rfc822"
# What Thunderbird drags beside or in place of addresses, the first of them one itself.
MOZILLA = (
    *("text/x-moz-url", "text/x-moz-message"),
    *("application/x-moz-file-promise", "application/x-moz-file-promise-url"),
)


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
    kinds = data.formats()
    return any(kind.startswith(PROMISED) or kind in MOZILLA for kind in kinds)


def files_in(data: QMimeData) -> list[str]:
    """The paths of the files that are dropped."""
    urls = data.urls()
    if not urls:
        address = bytes(data.data(MOZILLA[0]).data()).decode("utf-16-le", "replace")
        urls = [QUrl(address.partition("\n")[0])]
    return [url.toLocalFile() for url in urls if url.isLocalFile()]


def words_in(data: QMimeData) -> str:
    """The plain text; what HTML shows where that is all there is, as out of webmail."""
    if data.hasText() or not data.hasHtml():
        return data.text()
    # By our own reading: a document of Qt's would look for pictures and style sheets.
    return "\n".join("\t".join(line.cells) for line in html_lines(data.html()))


def mail_in(data: QMimeData) -> str:
    """The mail, or the text of one, that is dropped without a file; "" if none is."""
    if not data.hasFormat(MAIL):
        return "" if brings_files(data) else words_in(data)
    try:
        return bytes(data.data(MAIL).data()).decode()
    except UnicodeDecodeError:
        return ""
