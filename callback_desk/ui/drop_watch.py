"""Hears what is dropped on the main window, wherever in it."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from callback_desk.translation import _
from callback_desk.ui.dropped import brings_files, files_in, mail_in, take_copy
from callback_desk.ui.promised_mail import promised_in

NOT_TAKEN = _(
    "Nothing was handed over that can be read here. Save it as a file and drop that, "
    "or copy its text and press Ctrl+Shift+V."
)


class DropWatch(QObject):
    """Takes files and mails before a field can, and a text where no field does.

    A field would take a file's name for words, and the file for moved. So files on the
    main window are that window's wherever they fall, and no window over it takes any.

    Signals:
        files_dropped: their paths.
        mail_dropped: a mail, or the text of one, that came without a file.
        mails_handed: mails that were handed over by name, without files.
        refused: nothing of what was dropped can be read, in words.
    """

    files_dropped = Signal(object)
    mail_dropped = Signal(str)
    mails_handed = Signal(object)
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Watch the main window, and each that has the focus while it is there."""
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        window = None if now is None else now.window().windowHandle()
        if window is not None and isValid(window):
            # One that is installed already is not installed twice.
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for the window; every other event goes on as it was."""
        # To enter and to move are drops, too, of which nothing is taken yet.
        if not isinstance(event, QDropEvent):
            return False
        data = event.mimeData()
        if watched is self._window:
            # No field of it wanted this. A text of our own fields goes nowhere else.
            has_words = data.hasText() or data.hasHtml()
            if brings_files(data) or (has_words and event.source() is None):
                self._take(event)
            return True
        if not brings_files(data):
            return False
        if watched is self._window.windowHandle():
            self._take(event)
        else:
            event.ignore()
        return True

    def _take(self, event: QDropEvent) -> None:
        take_copy(event)
        if event.type() != QEvent.Type.Drop:
            return
        data = event.mimeData()
        if files := files_in(data):
            self.files_dropped.emit(files)
        elif mail := mail_in(data).strip():
            self.mail_dropped.emit(mail)
        elif held := promised_in(data):
            self.mails_handed.emit(held)
        else:
            self.refused.emit(NOT_TAKEN)
