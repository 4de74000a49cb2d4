"""Whether a clinician approved words of the clinic's, who, and when."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.calendar.date_field import DateField
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.theme import Theme


class ApprovalFields(QWidget):
    """A box to tick; ticked, it asks for the name and the date.

    `touched` follows each change that is made in it, `entered` Enter in a field.
    """

    touched = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.box = TickBox(theme, _("A clinician approved these words"))
        self.by, self.on = QLineEdit(), DateField(theme, _("Approved on"))
        self._who = QWidget()
        row = QHBoxLayout(self._who)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(3))
        row.addWidget(LabelledField(theme, _("Clinician"), self.by), 1)
        row.addWidget(LabelledField(theme, _("On"), self.on))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(self.box)
        column.addWidget(self._who)
        self._who.hide()
        self.box.toggled.connect(self._on_ticked)
        self.by.textEdited.connect(self.touched)
        self.on.dateChanged.connect(self.touched)
        for line in (self.by, self.on.lineEdit()):
            line.returnPressed.connect(self.entered)

    def show_approval(self, by: str, on: date) -> None:
        """Show who approved them, "" for nobody, and the date that is proposed."""
        self.show_typed(by, on, ticked=bool(by))

    def show_typed(self, by: str, on: date, *, ticked: bool) -> None:
        """Show what was typed into it before."""
        with QSignalBlocker(self.box), QSignalBlocker(self.on):
            self.box.setChecked(ticked)
            self.on.show_day(on)
        self.by.setText(by)
        self._who.setVisible(ticked)

    def take_back(self) -> None:
        """Who approved other words did not approve these."""
        self.box.setChecked(False)

    def approval(self) -> tuple[str, date | None]:
        """The name and the date; "" and None where nobody approved them."""
        if not self.box.isChecked():
            return "", None
        return self.by.text(), self.on.day

    def let_change(self, may: bool) -> None:
        """Whether anything of it can be changed."""
        self.by.setReadOnly(not may)
        self.box.setEnabled(may)
        self.on.setEnabled(may)

    def _on_ticked(self, ticked: bool) -> None:
        self._who.setVisible(ticked)
        if ticked and self.by.isVisible():
            self.by.setFocus()
        self.touched.emit()
