"""Guides: what staff read on a call, in the clinic's own words, and who approved it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from callback_desk.domain.clinic_text import NEUTRAL_NAME, VOICEMAIL, ClinicText
from callback_desk.domain.errors import DeskError
from callback_desk.services.clinic_texts import (
    LONGEST_NAME,
    every_text,
    set_text,
    shipped_text,
)
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.approval_fields import ApprovalFields
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.typed_words import TypedWords
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.safety import say_approval

# Layout units.
TEXT_HIGH = 58
MANAGERS_ONLY = _(
    "Office managers change these; everybody reads them with F7, F8 and F9."
)
NOT_SAVED = _("Changed and not saved. It stays here while you look at other pages.")
NAME_MEANS = _(
    "Said on voicemails in place of {name}: neither the treatment nor the kind of "
    "clinic. Leave it empty, and the words say that it is missing."
)
NAME_SET = _(
    "In place of {name} the clinic’s neutral name is said: the last text of the list."  # noqa: RUF001 - printed
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and its approval as they stand in the fields."""

    words: str
    approved: bool = False
    by: str = ""
    on: date | None = None


class GuidesPanel(SettingsPanel):
    """Each text on its own; a save makes it the clinic's, with its approval.

    `changed` follows when one was saved, `told` says so, `failed` carries a bug.
    """

    title = _("Guides")
    about = _(
        "Call guides, voicemail words, the crisis panel and the clinic's neutral name. "
        "A clinician must approve each; until then it says so on its face."
    )
    icon_name = "guide"
    told = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme)
        self._background, self._desk = background, desk
        self._texts: list[ClinicText] = []
        # What was changed and not saved, by text: it stays while others are looked at.
        self._drafts: dict[str, Draft] = {}
        self.which = ChoiceBox(theme)
        self.text, self.name = QPlainTextEdit(), QLineEdit()
        self.approval = ApprovalFields(theme)
        self.notice = Notice(theme)
        self.save_button = NamedButton(
            theme, _("Save"), kind="primary", tells=_("Save it")
        )
        self.shipped_button = NamedButton(
            theme,
            _("Bring back the text that ships"),
            tells=_("Put it into the field; it holds when you save it"),
        )
        self._approval = PlainLabel(theme, muted=True, wraps=True)
        self._unsaved = PlainLabel(theme, NOT_SAVED, tone=Tone.DUE_TODAY, wraps=True)
        self._build()
        self.which.currentIndexChanged.connect(self._on_chosen)
        self.text.textChanged.connect(self._on_typed)
        self.name.textEdited.connect(self._on_touched)
        self.approval.touched.connect(self._on_touched)
        for entered in (self.name.returnPressed, self.approval.entered):
            entered.connect(self._on_save)
        self.save_button.clicked.connect(self._on_save)
        self.shipped_button.clicked.connect(self._on_shipped_wanted)
        self._let_change(False)

    def _build(self) -> None:
        theme = self._theme
        card = Card(theme, padding=5)
        card.column.setSpacing(theme.px(3))
        card.column.addWidget(LabelledField(theme, _("Text"), self.which))
        card.column.addWidget(self._approval)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(TEXT_HIGH))
        self._text = LabelledField(
            theme, _("Words (# title, ## heading, - point)"), self.text
        )
        self.name.setMaxLength(LONGEST_NAME)
        self._name = LabelledField(theme, _("The clinic’s neutral name"), self.name)  # noqa: RUF001 - printed
        self._name_means = PlainLabel(theme, muted=True, wraps=True)
        for part in (self._text, self._name, self._name_means, self.approval):
            card.column.addWidget(part)
        card.column.addWidget(self.notice)
        feet = QHBoxLayout()
        feet.setSpacing(theme.px(2))
        feet.addWidget(self.save_button)
        feet.addWidget(self.shipped_button)
        feet.addStretch()
        card.column.addWidget(self._unsaved)
        card.column.addLayout(feet)
        self.column.addWidget(card)
        self.column.addStretch()
        self.notice.hide()

    def first_field(self) -> QWidget:
        """Which text."""
        return self.which

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is in force; another desk may have changed it."""
        super().showEvent(event)
        self._background.run(
            partial(every_text, self._desk), self._on_read, self._on_failed
        )

    # What is shown

    def _on_read(self, texts: list[ClinicText]) -> None:
        chosen = max(0, self.which.currentIndex())
        self._texts = texts
        with QSignalBlocker(self.which):
            self.which.clear()
            for text in texts:
                self.which.addItem(_title_of(text))
        self.which.setCurrentIndex(chosen)
        self._show()

    @property
    def _chosen(self) -> ClinicText | None:
        place = self.which.currentIndex()
        return self._texts[place] if 0 <= place < len(self._texts) else None

    def _on_chosen(self) -> None:
        self.notice.hide()
        self._show()

    def _show(self) -> None:
        text = self._chosen
        if text is None:
            return
        is_name = text.code == NEUTRAL_NAME
        of_texts: tuple[QWidget, ...] = (self._text, self.approval)
        for part in of_texts:
            part.setVisible(not is_name)
        self._name.setVisible(is_name)
        means = {NEUTRAL_NAME: NAME_MEANS, VOICEMAIL: NAME_SET}.get(text.code, "")
        self._name_means.say(means)
        self._name_means.setVisible(bool(means))
        self.shipped_button.setVisible(not is_name)
        self._approval.say("" if is_name else say_approval(text))
        self._approval.setVisible(not is_name)
        self._show_draft(self._drafts.get(text.code) or self._saved(text))
        self._let_change(self._desk.staff.manages)

    def _show_draft(self, draft: Draft) -> None:
        self.name.setText(draft.words)
        if self.text.toPlainText() != draft.words:  # else the cursor stays
            with QSignalBlocker(self.text):
                self.text.setPlainText(draft.words)
        on, approved = draft.on or self._today(), draft.approved
        self.approval.show_typed(draft.by, on, ticked=approved)
        self._say_unsaved()

    def _saved(self, text: ClinicText) -> Draft:
        """What the fields hold of a text that nobody has touched."""
        on = text.approved_on or self._today()
        return Draft(text.text, bool(text.approved_by), text.approved_by, on)

    def _today(self) -> date:
        settings, now = self._desk.kept.settings, self._desk.now()
        return now.date() if settings is None else settings.calendar.local_date(now)

    def _say_unsaved(self) -> None:
        text = self._chosen
        self._unsaved.setVisible(text is not None and text.code in self._drafts)

    @property
    def is_unsaved(self) -> bool:
        """Whether a text was changed and not saved, the one that is seen or not."""
        return bool(self._drafts)

    def typed_words(self) -> Iterator[TypedWords]:
        """Each text that was changed and not saved."""
        for text in self._texts:
            draft = self._drafts.get(text.code)
            if draft is not None:
                yield TypedWords(self.title, _title_of(text), draft.words)

    def _let_change(self, may: bool) -> None:
        for field in (self.text, self.name):
            field.setReadOnly(not may)
        self.approval.let_change(may)
        for button in (self.save_button, self.shipped_button):
            button.setEnabled(may)
            button.setToolTip("" if may else MANAGERS_ONLY)

    # What is changed

    def _on_typed(self) -> None:
        if self._chosen is not None:
            self.approval.take_back()
            self._on_touched()

    def _on_touched(self) -> None:
        """Keep what stands in the fields, unless it is what is saved."""
        text = self._chosen
        if text is None:
            return
        draft = self._typed(text)
        # A name and a date that nobody ticked say nothing.
        saved = self._saved(text)
        same = draft.words == saved.words and draft.approved == saved.approved
        if same and (not draft.approved or draft == saved):
            self._drafts.pop(text.code, None)
        else:
            self._drafts[text.code] = draft
        self._say_unsaved()

    def _typed(self, text: ClinicText) -> Draft:
        if text.code == NEUTRAL_NAME:
            return Draft(self.name.text(), on=self._today())
        words, approved = self.text.toPlainText(), self.approval.box.isChecked()
        return Draft(words, approved, self.approval.by.text(), self.approval.on.day)

    def _on_shipped_wanted(self) -> None:
        text = self._chosen
        if text is not None and text.code != NEUTRAL_NAME:
            self.text.setPlainText(shipped_text(text.code).text)

    def _on_save(self) -> None:
        text = self._chosen
        if text is None or not self.save_button.isEnabled():
            return
        sent = self._typed(text)
        by, on = (sent.by, sent.on) if sent.approved else ("", None)
        self._background.run(
            partial(set_text, self._desk, text.code, sent.words, by, on),
            partial(self._on_saved, sent),
            self._on_failed,
        )

    def _on_saved(self, sent: Draft, text: ClinicText) -> None:
        self._texts = [text if one.code == text.code else one for one in self._texts]
        # Else more was typed while that was being saved, or another text is shown.
        if self._drafts.get(text.code, sent) == sent:
            self._drafts.pop(text.code, None)
        self.notice.hide()
        if (shown := self._chosen) is not None and shown.code == text.code:
            self._show()
        self.told.emit(
            _(
                "{title_of}: saved. {approval}",
                title_of=_title_of(text),
                approval=say_approval(text),
            ).strip()
        )
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error)
        if not isinstance(error, DeskError):
            self.failed.emit(error)


def _title_of(text: ClinicText) -> str:
    """The heading of a text, by which staff know it."""
    if text.code == NEUTRAL_NAME:
        return _("The clinic’s neutral name")  # noqa: RUF001 - printed
    first = shipped_text(text.code).text.partition("\n")[0]
    return first.removeprefix("#").strip()
