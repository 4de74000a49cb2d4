"""Letting somebody in: their name, what they are, and a first password."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.staff import Role
from callback_desk.domain.staff_name import staff_name_key
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.esc_on_typed import EscOnTyped
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.new_password import NewPassword
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.people import say_role

WHAT_THEY_DO = {
    Role.RECEPTIONIST: _("Makes the calls and writes down what came of them."),
    Role.CLINICIAN: _("Looks at priority leads, decides about them and signs."),
    Role.OFFICE_MANAGER: _("Does all of it, and looks after hours, staff and reports."),
}
# Said before it happens: a namesake would get what another did.
CAME_BACK = _("{name} worked here before, and what they did will be theirs again.")
NAMESAKE = _("If this is somebody else, add an initial to the name.")

# Layout units.
WIDE = 130


class AddStaffDialog(FramedDialog):
    """Adds one member of the staff. `staff_added` brings what `add` returned."""

    staff_added = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        add: Callable[[str, Role, str], object],
        parent: QWidget | None = None,
        *,
        former: Collection[str] = (),
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where they are added.
            add: adds them, given name, role and password.
            parent: the window that it stands over.
            former: the names of those who left.
        """
        super().__init__(theme, _("Add staff"), wide=WIDE, parent=parent)
        self._background, self._add = background, add
        self._former = {staff_name_key(name): name for name in former}
        self._busy = False
        self.name, self.role = QLineEdit(), ChoiceBox(theme)
        for role in Role:
            self.role.addItem(say_role(role).capitalize(), role)
        self._name = LabelledField(theme, _("Name"), self.name)
        self._role = LabelledField(theme, _("Role"), self.role)
        self.what_they_do = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self.new_password = NewPassword(theme)
        self.came_back = Notice(theme, Tone.DUE_TODAY)
        self._busy_line = BusyLine(theme)
        self.add_button = NamedButton(
            theme, _("Add"), kind="primary", tells=_("Add them")
        )
        self.cancel_button = NamedButton(theme, _("Cancel"), tells=_("Add nobody"))
        self._build()
        EscOnTyped(self, self.notice, self.cancel_button)
        self.role.currentIndexChanged.connect(self._on_role_chosen)
        self.name.textEdited.connect(self._on_name_typed)
        self.add_button.clicked.connect(self._on_add_asked)
        self._on_role_chosen()
        self.name.setFocus()

    def _build(self) -> None:
        theme, column = self._theme, self.column
        column.setSpacing(theme.px(4))
        column.addLayout(SideBySide(theme.px(4), (self._name, 1), (self._role, 1)))
        column.addWidget(self.came_back)
        column.addWidget(self.what_they_do)
        column.addWidget(self.new_password)
        tip = _("Let them type the password themselves; nobody else needs to know it.")
        column.addWidget(PlainLabel(theme, tip, scale=0.95, muted=True, wraps=True))
        column.addStretch(1)
        self.feet.addWidget(self.cancel_button)
        self.feet.addWidget(self.add_button)
        self.outer.addWidget(self._busy_line)
        self.cancel_button.setAutoDefault(False)
        self.add_button.setDefault(True)

    def _on_role_chosen(self) -> None:
        self.what_they_do.say(WHAT_THEY_DO[Role(self.role.currentData())])

    def _on_name_typed(self) -> None:
        self._name.say_wrong("")
        self.notice.hide()
        former = self._former.get(staff_name_key(self.name.text()))
        if former is None:
            self.came_back.hide()
        else:
            self.came_back.say(CAME_BACK.format(name=former), NAMESAKE)

    def _on_add_asked(self) -> None:
        if self._busy:
            return
        self.notice.hide()
        name = self.name.text().strip()
        if not name:
            self._name.say_wrong(_("Type their name."))
            self.name.setFocus()
            return
        if not self.new_password.check():
            return
        self._set_busy(True)
        role, password = Role(self.role.currentData()), self.new_password.password
        self._background.run(
            partial(self._add, name, role, password), self._on_added, self._on_failed
        )

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._busy_line.set_busy(busy)
        self.add_button.say(_("Adding…") if busy else _("Add"))

    def _on_added(self, added: object) -> None:
        self._set_busy(False)
        self.new_password.clear()
        self.staff_added.emit(added)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        self.notice.say_failure(error)
        self.name.setFocus()
        self.name.selectAll()
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def reject(self) -> None:
        """Close it, unless somebody is just being added."""
        if not self._busy:
            super().reject()
