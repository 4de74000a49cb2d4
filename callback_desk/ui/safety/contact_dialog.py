"""Who is the safety contact today: asked each morning, changed in one step."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.safety_contact import Contact, ContactToday, SafetyContact
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.flowing_button import FlowingButton
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel, plain_tip

LONGEST = 80
ASKED, TITLE = (
    _("Who is the safety contact today?"),
    _("Safety contact of the day"),
)
MEANS = _(
    "Told first when somebody is in danger. Asked anew each morning: nobody’s name is "  # noqa: RUF001 - printed
    "used again without being asked."
)


class ContactDialog(PersonDialog):
    """Name and how to reach them, and the same for the backup."""

    contact_set = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        known: ContactToday | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, background, ASKED, _("Save for today"), parent, TITLE)
        self._desk = desk
        self.name, self.reach = QLineEdit(), QLineEdit()
        self.backup, self.backup_reach = QLineEdit(), QLineEdit()
        self.same = FlowingButton(theme, _("The same as before"), kind="quiet")
        self._before = None if known is None else known.before
        self.cancel_button.say(_("Not now"))
        self.cancel_button.setToolTip(plain_tip(_("Ask again later (Esc)")))
        self._build(theme)
        self.same.clicked.connect(self._on_same)
        self.save_button.clicked.connect(self._on_save)
        if known is not None and known.today is not None:
            self._fill(known.today)

    def _build(self, theme: Theme) -> None:
        self.column.addWidget(PlainLabel(theme, MEANS, muted=True, wraps=True))
        # In halves, so that the fields of both people stand beneath one another.
        for name, reach in (
            (
                (_("Name"), self.name),
                (_("How to reach them"), self.reach),
            ),
            (
                (_("Backup"), self.backup),
                (_("How to reach the backup"), self.backup_reach),
            ),
        ):
            halves = [LabelledField(theme, *one) for one in (name, reach)]
            for _unused, field in (name, reach):
                field.setMaxLength(LONGEST)
            self.column.addLayout(
                SideBySide(theme.px(2), *((half, 1) for half in halves))
            )
        self.column.addWidget(self.same)
        self.column.addStretch(1)
        if self._before is None:
            self.same.hide()
        else:
            before = self._before
            words = _("The same as before: {first}", first=before.first.words)
            if before.backup is not None:
                words = _(
                    "The same as before: {first}, then {backup}",
                    first=before.first.words,
                    backup=before.backup.words,
                )
            self.same.say(words)
        self.name.setFocus()

    def _fill(self, known: SafetyContact) -> None:
        self.name.setText(known.first.name)
        self.reach.setText(known.first.reach)
        if known.backup is not None:
            self.backup.setText(known.backup.name)
            self.backup_reach.setText(known.backup.reach)

    def _on_same(self) -> None:
        if self._before is not None:
            self._fill(self._before)
            self._on_save()

    def _on_save(self) -> None:
        first = Contact(self.name.text(), self.reach.text())
        second = Contact(self.backup.text(), self.backup_reach.text())
        self.work(partial(set_contact_today, self._desk, first, second), self._on_saved)

    def _on_saved(self, contact: object) -> None:
        self.accept()
        self.contact_set.emit(contact)

    def _on_failed(self, error: Exception) -> None:
        super()._on_failed(error)
        self.name.setFocus()
