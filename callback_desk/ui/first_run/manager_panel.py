"""Step 3: who is making the desk."""

from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.services.staff_access import check_new_staff
from callback_desk.translation import _
from callback_desk.ui.first_run.step_panel import StepPanel
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.new_password import NewPassword
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel

NO_NAME = _("Type your name.")
TIP = _("Three or four unrelated words make a good password, and are easy to keep.")


class ManagerPanel(StepPanel):
    """The first office manager: a name, and a password typed twice."""

    number = 3
    title = _("Who are you?")
    about = _(
        "You become the office manager of this desk. Everybody else gets a name and a "
        "password of their own later, in Settings."
    )

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = QLineEdit()
        self._name = LabelledField(theme, _("Your name"), self.name)
        self.new_password = NewPassword(theme)
        self.column.addWidget(self._name)
        self.column.addWidget(self.new_password)
        self.column.addWidget(PlainLabel(theme, TIP, muted=True, wraps=True))
        self.column.addStretch()
        self.name.textEdited.connect(self._on_name_typed)

    def first_field(self) -> QWidget:
        """The name."""
        return self.name

    @property
    def manager(self) -> str:
        """The name, without space around it."""
        return self.name.text().strip()

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the name."""
        return self._name.wrong

    def check(self) -> bool:
        """Whether the name is one and the password can be used."""
        sentence = ""
        try:
            check_new_staff(self.manager, ())
        except DeskError as error:
            sentence = error.sentence if self.manager else NO_NAME
        self._name.say_wrong(sentence)
        if sentence:
            self.name.setFocus()
            return False
        return self.new_password.check()

    def _on_name_typed(self) -> None:
        self._name.say_wrong("")
