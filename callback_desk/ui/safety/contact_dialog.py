"""Who is the safety contact today: asked each morning, changed in one step."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.errors import DeskError
from callback_desk.domain.safety_contact import Contact, ContactToday, SafetyContact
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.esc_on_typed import EscOnTyped
from callback_desk.ui.sign_in.fitting import Fitting
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel

LONGEST = 80
MEANS = _(
    "Told first when somebody is in danger. Asked anew each morning: nobody’s name is "  # noqa: RUF001 - printed
    "used again without being asked."
)


class ContactDialog(QDialog):
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
        super().__init__(parent)
        self._background, self._desk = background, desk
        self.setWindowTitle(_("Safety contact of the day"))
        self.setMinimumWidth(theme.px(120))
        self.name, self.reach = QLineEdit(), QLineEdit()
        self.backup, self.backup_reach = QLineEdit(), QLineEdit()
        self.notice = Notice(theme)
        self.same = NamedButton(theme, _("The same as before"), kind="quiet")
        self.save = NamedButton(theme, _("Save for today"), kind="primary")
        self.cancel = NamedButton(theme, _("Not now"), tells=_("Ask again later (Esc)"))
        self._before = None if known is None else known.before
        self._build(theme)
        self._fitting = Fitting(self)
        EscOnTyped(self, self.notice, self.cancel)
        self.same.clicked.connect(self._on_same)
        self.save.clicked.connect(self._on_save)
        if known is not None and known.today is not None:
            self._fill(known.today)
        self.resize(self.minimumWidth(), 0)
        self.resize(self.minimumWidth(), self._fitting.needed_height())

    def _build(self, theme: Theme) -> None:
        edge = theme.px(6)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(edge, edge, edge, theme.px(4))
        column.setSpacing(theme.px(2.5))
        asked = _("Who is the safety contact today?")
        column.addWidget(PlainLabel(theme, asked, scale=1.35, bold=True, wraps=True))
        column.addWidget(PlainLabel(theme, MEANS, muted=True, wraps=True))
        # One grid, so that the fields of both people stand beneath one another.
        people = QGridLayout()
        people.setSpacing(theme.px(2))
        for place, (words, field) in enumerate(
            (
                (_("Name"), self.name),
                (_("How to reach them"), self.reach),
                (_("Backup"), self.backup),
                (_("How to reach the backup"), self.backup_reach),
            )
        ):
            field.setMaxLength(LONGEST)
            people.addWidget(LabelledField(theme, words, field), *divmod(place, 2))
        column.addLayout(people)
        if self._before is not None:
            before = self._before
            words = _("The same as before: {first}", first=before.first.words)
            if before.backup is not None:
                words = _(
                    "The same as before: {first}, then {backup}",
                    first=before.first.words,
                    backup=before.backup.words,
                )
            self.same.say(words)
            column.addWidget(self.same)
        else:
            self.same.setParent(self)
            self.same.hide()
        column.addWidget(self.notice)
        feet = QHBoxLayout()
        feet.setSpacing(theme.px(2))
        feet.addStretch()
        feet.addWidget(self.cancel)
        feet.addWidget(self.save)
        column.addLayout(feet)
        self.save.setDefault(True)
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
        self._background.run(
            partial(set_contact_today, self._desk, first, second),
            self._on_saved,
            self._on_failed,
        )

    def _on_saved(self, contact: ContactToday) -> None:
        self.contact_set.emit(contact)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error)
        self.name.setFocus()
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)
