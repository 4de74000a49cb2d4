"""Safety words: the clinic's own phrases, tried at once, beside the lists that ship."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from callback_desk.domain.clinic_text import ClinicText
from callback_desk.domain.errors import DeskError
from callback_desk.domain.safety import Lane
from callback_desk.services.desk import Desk
from callback_desk.services.own_words import OwnList, own_lists, set_own_lists
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.approval_fields import ApprovalFields
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.settings.shipped_words import ShippedWords
from callback_desk.ui.settings.try_words import TryWords
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.safety import say_approval
from callback_desk.wording.safety_words import MEANS, SAVED, SHORT

# Layout units.
TEXT_HIGH = 24
MANAGERS_ONLY = _("Office managers change these; everybody can read and try them.")
OWN_MEANS = _(
    "They count beside the lists that ship, in messages and in ticked answers, for "
    "whatever comes in once they are saved. They add; nothing here takes a phrase off."
)
RULES = _(
    "One phrase a line, in any letters. A star after four letters or more stands for "
    "any ending: suffer*. Either of two: (here|there). Up to three words between: ..."
)


class SafetyWordsPanel(SettingsPanel):
    """Both lists of the clinic's own, saved together with who approved them.

    `told` says what was done, `failed` carries a bug.
    """

    title = _("Safety words")
    about = _(
        "What somebody writes is looked through for these before anything else is made "
        "of it. They flag and never score; what they miss is for people to hear."
    )
    icon_name = "alert"
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme)
        self._background, self._desk = background, desk
        self._typed = False
        self.trying = TryWords(theme, desk)
        self.fields = {lane: QPlainTextEdit() for lane in SHORT}
        self.approval, self.notice = ApprovalFields(theme), Notice(theme)
        self._approved = PlainLabel(theme, muted=True, wraps=True)
        self.save_button = NamedButton(
            theme, _("Save"), kind="primary", tells=_("Save both")
        )
        self.shipped = ShippedWords(theme, desk.safety_words.groups)
        self._build()
        for field in self.fields.values():
            field.textChanged.connect(self._on_typed)
        self.approval.touched.connect(self._on_approval_touched)
        self.approval.entered.connect(self._on_save)
        self.save_button.clicked.connect(self._on_save)
        self._let_change(False)

    def _build(self) -> None:
        theme = self._theme
        card = Card(theme, padding=5)
        card.column.setSpacing(theme.px(3))
        card.column.addWidget(PlainLabel(theme, _("Phrases of your own"), bold=True))
        for words in (OWN_MEANS, RULES):
            card.column.addWidget(PlainLabel(theme, words, muted=True, wraps=True))
        for lane, name in SHORT.items():
            field = self.fields[lane]
            field.setPlaceholderText(MEANS[lane])
            field.setTabChangesFocus(True)
            field.setFixedHeight(theme.px(TEXT_HIGH))
            card.column.addWidget(LabelledField(theme, name, field))
        parts: tuple[QWidget, ...] = (self._approved, self.approval, self.notice)
        for part in parts:
            card.column.addWidget(part)
        left = Qt.AlignmentFlag.AlignLeft
        card.column.addWidget(self.save_button, 0, left)
        for part in (self.trying, card, self.shipped):
            self.column.addWidget(part)
        self.column.addStretch()

    def first_field(self) -> QWidget:
        """Where a sentence is tried."""
        return self.trying.sentence

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is in force; another desk may have changed it."""
        super().showEvent(event)
        self._background.run(
            partial(own_lists, self._desk), self._on_read, self._on_failed
        )

    def _on_read(self, lists: list[OwnList]) -> None:
        if not self._typed:
            self._show(lists)
        self._let_change(self._desk.staff.manages)

    def _show(self, lists: list[OwnList]) -> None:
        for one in lists:
            field = self.fields[one.lane]
            with QSignalBlocker(field):
                field.setPlainText(one.text.text)
        said = _approved_text(lists)
        self._approved.say("" if said is None else say_approval(said))
        self._approved.setVisible(said is not None)
        by, on = ("", None) if said is None else (said.approved_by, said.approved_on)
        self.approval.show_approval(by, on or self._today())
        self._typed = False
        self.trying.read_by(self.typed())

    def _today(self) -> date:
        settings, now = self._desk.kept.settings, self._desk.now()
        return now.date() if settings is None else settings.calendar.local_date(now)

    @property
    def is_unsaved(self) -> bool:
        """Whether phrases or their approval were changed and not saved."""
        return self._typed

    def typed(self) -> dict[Lane, str]:
        """The phrases as they stand in the fields."""
        return {lane: field.toPlainText() for lane, field in self.fields.items()}

    def _let_change(self, may: bool) -> None:
        for field in self.fields.values():
            field.setReadOnly(not may)
        self.approval.let_change(may)
        self.save_button.setEnabled(may)
        self.save_button.setToolTip(_("Save both") if may else MANAGERS_ONLY)

    def _on_typed(self) -> None:
        self._typed = True
        self.approval.take_back()
        self.trying.read_by(self.typed())

    def _on_approval_touched(self) -> None:
        self._typed = True

    def _on_save(self) -> None:
        sent, approved = self.typed(), self.approval.approval()
        self._background.run(
            partial(set_own_lists, self._desk, sent, *approved),
            partial(self._on_saved, (sent, approved)),
            self._on_failed,
        )

    def _on_saved(self, sent: object, lists: list[OwnList]) -> None:
        self.notice.hide()
        # Else more was typed while that was being saved.
        if (self.typed(), self.approval.approval()) == sent:
            self._show(lists)
        self.told.emit(SAVED)

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error)
        if not isinstance(error, DeskError):
            self.failed.emit(error)


def _approved_text(lists: list[OwnList]) -> ClinicText | None:
    """A list with phrases, one that nobody approved before the other; or None."""
    told = [one.text for one in lists if one.text.text]
    return min(told, key=lambda text: bool(text.approved_by), default=None)
