"""The fields of a mailbox, each with what serves as a rule."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callback_desk.domain.mail_errors import MailboxUnusable
from callback_desk.domain.mailbox import (
    USUAL_PORTS,
    Afterwards,
    Mailbox,
    Security,
    SignIn,
)
from callback_desk.services.mailbox_settings import HIGHEST_PORT
from callback_desk.translation import _
from callback_desk.ui.calendar.date_field import DateField
from callback_desk.ui.settings.token_sign_in import TokenSignIn
from callback_desk.ui.side_by_side import Half, SideBySide
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.password_field import PasswordField
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.theme import Theme
from callback_desk.wording.mail import AFTERWARDS, SECURITIES, SIGN_INS

KEPT_PASSWORD = _("Kept; type to replace it")
KEPT_SIGN_IN = _("Signed in; type to sign in anew")
# The room for the longest of their words.
SECURITY_LETTERS, AFTERWARDS_LETTERS = 11, 25
# The servers at which those mailboxes lie, where none was typed.
USUAL_HOSTS = {
    SignIn.MICROSOFT: "outlook.office365.com",
    SignIn.GOOGLE: "imap.gmail.com",
}


class FolderBox(ChoiceBox):
    """A folder's name, typed, or chosen once the server has told its folders.

    `edited` follows what somebody changes.
    """

    edited = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.setEditable(True)
        self.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self.activated.connect(self.edited)
        editor = self.lineEdit()
        if editor is not None:
            editor.setAccessibleName(name)
            editor.textEdited.connect(self.edited)
            editor.setStyleSheet("QLineEdit { border: none; padding: 0; }")

    def offer(self, folders: Sequence[str]) -> None:
        """Offer names; what is typed stays."""
        typed = self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(folders))
            self.setEditText(typed)


class MailboxFields(QWidget):
    """The fields in the order in which one is asked for them.

    `edited` follows what somebody changes in any of them.
    """

    edited = Signal()

    def __init__(self, theme: Theme, mailbox: Mailbox | None, today: date) -> None:
        """Fill the fields.

        Args:
            theme: their looks.
            mailbox: the one that is changed, or None for a new one.
            today: the clinic's day, from which a new one is read.
        """
        super().__init__()
        self._theme = theme
        self._before = mailbox
        shown = mailbox or Mailbox(host="", user="", since=today)
        self._shown = shown
        self.host, self.user, self.port = QLineEdit(), QLineEdit(), QLineEdit()
        self.password, self.folder = PasswordField(), FolderBox(theme, _("Folder"))
        self.security, self.afterwards = ChoiceBox(theme), ChoiceBox(theme)
        self.security.setMinimumContentsLength(SECURITY_LETTERS)
        self.afterwards.setMinimumContentsLength(AFTERWARDS_LETTERS)
        self.since = DateField(theme, _("Read mails from"))
        self.move_to = FolderBox(theme, _("Move it to"))
        self.active = TickBox(theme, _("Read this mailbox"))
        self.sign_in, self.token = ChoiceBox(theme), TokenSignIn(theme)
        named = {
            "server": LabelledField(theme, _("Mail server"), self.host),
            "security": LabelledField(theme, _("Encryption"), self.security),
            "port": LabelledField(theme, _("Port"), self.port),
            "user": LabelledField(theme, _("User name"), self.user),
            "sign-in": LabelledField(theme, _("Sign in"), self.sign_in),
            "password": LabelledField(theme, _("Password"), self.password),
            "client id": self.token.client_field,
            "folder": LabelledField(theme, _("Folder"), self.folder),
            "first day": LabelledField(theme, _("Read mails from"), self.since),
            "afterwards": LabelledField(
                theme, _("Once its lead is stored"), self.afterwards
            ),
            "folder to move to": LabelledField(theme, _("Move it to"), self.move_to),
        }
        self.fields = named
        self._beside_password = Half(named["sign-in"])
        self._fill(shown)
        self._build()
        self.security.currentIndexChanged.connect(self._on_security_chosen)
        self.afterwards.currentIndexChanged.connect(self._on_afterwards_chosen)
        self.sign_in.currentIndexChanged.connect(self._on_sign_in_chosen)
        self._on_afterwards_chosen()
        self._on_sign_in_chosen()
        for edit in (self.host, self.user, self.port, self.password):
            edit.textEdited.connect(self.edited)
        for box in (self.security, self.afterwards, self.sign_in):
            box.activated.connect(self.edited)
        for folder in (self.folder, self.move_to):
            folder.edited.connect(self.edited)
        self.since.dateChanged.connect(self.edited)

    def _fill(self, shown: Mailbox) -> None:
        for security, words in SECURITIES.items():
            self.security.addItem(words, security)
        for afterwards, words in AFTERWARDS.items():
            self.afterwards.addItem(words, afterwards)
        for sign_in, words in SIGN_INS.items():
            self.sign_in.addItem(words, sign_in)
        self.sign_in.setCurrentIndex(list(SIGN_INS).index(shown.sign_in))
        self.security.setCurrentIndex(list(SECURITIES).index(shown.security))
        self.afterwards.setCurrentIndex(list(AFTERWARDS).index(shown.afterwards))
        self.port.setValidator(QIntValidator(1, HIGHEST_PORT, self))
        self.port.setText(str(shown.port))
        self.host.setPlaceholderText("imap.example.com")
        self.user.setPlaceholderText("office@example.com")
        self.host.setText(shown.host)
        self.user.setText(shown.user)
        self.folder.setEditText(shown.folder)
        self.move_to.setEditText(shown.move_to or "")
        self.since.setDate(QDate(shown.since.year, shown.since.month, shown.since.day))
        self.active.setChecked(shown.active)
        if self._before is None:
            self.active.hide()
            return
        # Another user is another mailbox.
        self.user.setEnabled(False)
        self.password.setPlaceholderText(KEPT_PASSWORD)
        if shown.sign_in is not SignIn.PASSWORD:
            self.token.client_id.setPlaceholderText(KEPT_SIGN_IN)

    def _build(self) -> None:
        theme, fields = self._theme, self.fields
        column, gap, secured = QVBoxLayout(self), theme.px(4), QWidget()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        both = (fields["security"], 1), (fields["port"], 1)
        secured.setLayout(SideBySide(gap, *both, parts_never=True))
        for left, right in (
            (fields["server"], secured),
            (fields["user"], fields["sign-in"]),
            (fields["password"], self._beside_password),
            (self.token, None),
            (fields["folder"], fields["first day"]),
            (fields["afterwards"], fields["folder to move to"]),
            (self.active, None),
        ):
            if right is None:
                column.addWidget(left)
            else:
                column.addLayout(SideBySide(gap, (left, 1), (right, 1)))
        # What stands before it keeps its half while there is nothing to move to.
        moved = fields["folder to move to"].sizePolicy()
        moved.setRetainSizeWhenHidden(True)
        fields["folder to move to"].setSizePolicy(moved)
        # Tab goes as one reads.
        stops: list[QWidget] = [
            *(self.host, self.security, self.port, self.user, self.sign_in),
            *(self.password, *self.token.stops),
            *(self.folder, self.since, self.afterwards, self.move_to, self.active),
        ]
        for before, behind in pairwise(stops):
            QWidget.setTabOrder(before, behind)

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        if self._before is None:
            return self.host
        return self.password if self._chosen is SignIn.PASSWORD else self.folder

    @property
    def mailbox(self) -> Mailbox:
        """What is in the fields; whether it can be is for the service to say."""
        return replace(
            self._shown,
            host=self.host.text(),
            user=self.user.text(),
            port=int(self.port.text() or 0),
            security=Security(self.security.currentData()),
            sign_in=self._chosen,
            folder=self.folder.currentText(),
            since=self.since.day,
            afterwards=Afterwards(self.afterwards.currentData()),
            move_to=self.move_to.currentText() or None,
            active=self.active.isChecked(),
        )

    @property
    def secret(self) -> str | None:
        """The password that was typed, or what came of signing in; None keeps it."""
        if self._chosen is not SignIn.PASSWORD:
            return self.token.secret
        return self.password.text() or None

    @property
    def _chosen(self) -> SignIn:
        return SignIn(self.sign_in.currentData())

    @property
    def _needs_secret(self) -> bool:
        """Whether none is kept for this way of signing in."""
        return self._before is None or self._before.sign_in is not self._chosen

    def forget_secret(self) -> None:
        """Let go of what was typed or signed in."""
        self.password.clear()
        self.token.stop()
        self.token.secret = None

    def offer_folders(self, folders: Sequence[str]) -> None:
        """Offer the server's folders."""
        for box in (self.folder, self.move_to):
            box.offer(folders)

    def clear_wrong(self) -> None:
        """Take back what was said to be wrong."""
        for field in self.fields.values():
            field.say_wrong("")

    def check(self) -> bool:
        """Whether what must be typed was; else it is said in place."""
        self.clear_wrong()
        asked = [("server", self.host, _("Type the server’s name."))]  # noqa: RUF001 - printed
        asked.append(("user", self.user, _("Type the name to sign in with.")))
        by_password = self._chosen is SignIn.PASSWORD
        if self._needs_secret and by_password:
            asked.append(("password", self.password, _("Type the mailbox’s password.")))  # noqa: RUF001 - printed
        empty = [
            (f, edit, words) for f, edit, words in asked if not edit.text().strip()
        ]
        for field, _unused, words in empty:
            self.fields[field].say_wrong(words)
        if empty:
            empty[0][1].setFocus()
        signed_in = by_password or not self._needs_secret or self.token.check()
        return signed_in and not empty

    def check_user(self) -> bool:
        """Whether it was said whose mailbox is signed in; else it is said in place."""
        self.clear_wrong()
        if self.user.text().strip():
            return True
        self.fields["user"].say_wrong(_("Type the mailbox’s address."))  # noqa: RUF001 - printed
        self.user.setFocus()
        return False

    def show_wrong(self, error: MailboxUnusable) -> bool:
        """Say what is wrong at its field, if it is that of one."""
        name = str(error.fields.get("field"))
        field = self.fields.get(name)
        if field is None:
            return False
        field.say_wrong(f"{error.sentence} {error.what_to_do}")
        field.editor.setFocus()
        return True

    def _on_security_chosen(self) -> None:
        """The usual port goes along; one that was typed stays."""
        if self.port.text() in {str(port) for port in USUAL_PORTS.values()}:
            security = Security(self.security.currentData())
            self.port.setText(str(USUAL_PORTS[security]))

    def _on_sign_in_chosen(self) -> None:
        """A password, or what a provider asks for; its server, if none was typed."""
        chosen = self._chosen
        by_password = chosen is SignIn.PASSWORD
        for part in (self.fields["password"], self._beside_password):
            part.setVisible(by_password)
        self.token.choose(chosen)
        self.token.setVisible(not by_password)
        if self._before is None and self.host.text() in {"", *USUAL_HOSTS.values()}:
            self.host.setText(USUAL_HOSTS.get(chosen, ""))

    def _on_afterwards_chosen(self) -> None:
        moves = Afterwards(self.afterwards.currentData()) is Afterwards.MOVE
        self.fields["folder to move to"].setVisible(moves)
