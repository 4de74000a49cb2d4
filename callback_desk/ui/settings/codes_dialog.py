"""Turning sign-in codes on: a key for the app, and a code that proves it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from callback_desk.domain.code_errors import CodeNotProven
from callback_desk.domain.ports import Clock
from callback_desk.domain.staff import Staff
from callback_desk.domain.staff_errors import CurrentPasswordWrong
from callback_desk.services.desk import Desk
from callback_desk.services.sign_in_codes import Enrolment, turn_on
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.settings.qr_picture import QrPicture
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.password_field import PasswordField
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.typed_words import let_pass
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.wording.people import visible

HEADING = _("Sign in with a code as well")
FOR = _("A new telephone for {name}")
TITLE = _("Sign-in code")
APP = _(
    "In an authenticator app on your telephone, add an account: let it read this "
    "picture by the camera, or type the key by hand (any name; time-based, six digits)."
)
THEIR_APP = _(
    "In an authenticator app on their telephone, add an account: let it read this "
    "picture by the camera, or type the key by hand (any name; time-based, six digits)."
)
PROVE = _("Then type the code that the app shows for it, and your own password.")
LONGEST_CODE = 12


class CodesDialog(PersonDialog):
    """`turned_on` brings the spare codes."""

    turned_on = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        enrolment: Enrolment,
        real_clock: Clock,
        parent: QWidget,
        whose: Staff | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where codes are turned on.
            desk: of whoever does it.
            enrolment: what the app takes over.
            real_clock: the computer's, which codes go by.
            parent: the window that it stands over.
            whose: None for whoever is signed in; else an office manager does it.
        """
        heading = HEADING if whose is None else FOR.format(name=visible(whose.name))
        super().__init__(theme, background, heading, _("Turn on"), parent, TITLE)
        self._desk, self._enrolment, self._real_clock = desk, enrolment, real_clock
        self._whose = whose
        self.picture = QrPicture(theme, enrolment.link)
        self.secret = PlainLabel(theme, enrolment.spelt, wraps=True)
        self.secret.call(_("Key for the app"))
        flags = Qt.TextInteractionFlag
        self.secret.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self.secret.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(theme.font(1.3).pointSizeF())
        self.secret.setFont(fixed)
        self.code, self.password = QLineEdit(), PasswordField()
        let_pass(self.code)
        self.code.setMaxLength(LONGEST_CODE)
        self._code = LabelledField(theme, _("Code from the app"), self.code)
        self._password = LabelledField(theme, _("Your password"), self.password)
        card = Card(theme, padding=4)
        beside = QHBoxLayout()
        beside.setSpacing(theme.px(4))
        beside.addWidget(self.picture)
        beside.addWidget(self.secret, 1)
        card.column.addLayout(beside)
        app = APP if whose is None else THEIR_APP
        for part in (
            *(FlowingLabel(theme, app), card, FlowingLabel(theme, PROVE)),
            *(self._code, self._password),
        ):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.code.setFocus()
        self.save_button.clicked.connect(self._on_wanted)
        for field in (self.code, self.password):
            field.textEdited.connect(self._on_typed)

    @property
    def wrong(self) -> tuple[str, str]:
        """What is said to be wrong with the code, and with the password."""
        return self._code.wrong, self._password.wrong

    def _on_typed(self) -> None:
        self._code.say_wrong("")
        self._password.say_wrong("")

    def _on_wanted(self) -> None:
        self._on_typed()
        if not self.code.text().strip():
            self._say_wrong(self._code, self.code, _("Type the code from the app."))
        elif not self.password.text():
            self._say_wrong(self._password, self.password, _("Type your password."))
        else:
            typed = self.password.text(), self.code.text()
            act = partial(turn_on, self._desk, self._enrolment, *typed)
            self.work(partial(act, self._real_clock, self._whose), self._on_turned_on)

    def _say_wrong(
        self, labelled: LabelledField, field: QLineEdit, sentence: str
    ) -> None:
        labelled.say_wrong(sentence)
        self.bring(labelled)
        field.setFocus()
        field.selectAll()

    def _on_turned_on(self, spare: object) -> None:
        self.secret.say("")
        self.picture.forget()
        self.accept()
        self.turned_on.emit(spare)

    def _on_failed(self, error: Exception) -> None:
        super()._on_failed(error)
        for kind, labelled, field in (
            (CodeNotProven, self._code, self.code),
            (CurrentPasswordWrong, self._password, self.password),
        ):
            if isinstance(error, kind):
                self.notice.hide()
                said = f"{error.sentence} {error.what_to_do}"
                self._say_wrong(labelled, field, said)
