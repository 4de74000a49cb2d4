"""The mailboxes as the window tells of them: in the foot, as time goes by."""

from PySide6.QtCore import QObject, QTimer

from callback_desk.services.desk import Desk
from callback_desk.ui.mail_sign import MailSign
from callback_desk.ui.mail_watching import MailWatching

# How often the age of what the foot says is looked at.
AGE_MS = 20_000


class MailFoot(QObject):
    """Keeps the foot as the mailboxes stand."""

    def __init__(
        self, sign: MailSign, mail: MailWatching, desk: Desk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sign, self._mail, self._desk = sign, mail, desk
        self._aging = QTimer(self)
        self._aging.timeout.connect(self._on_aged)
        self._aging.start(AGE_MS)
        mail.changed.connect(self._on_aged)
        self._on_aged()

    def _on_aged(self) -> None:
        self._sign.show_watched(self._mail.watched, self._desk.now())
