"""Quick entry: a name and a number make a lead; its deadline is said at once."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from callback_desk.domain.calling_errors import NameMissing, NumberUnreadable
from callback_desk.domain.errors import DeskError
from callback_desk.domain.hand_entry import Entered, Foretold, Typed
from callback_desk.services.desk import Desk
from callback_desk.services.quick_entry import enter_lead, foretell_entry
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.typed_words import TypedWords
from callback_desk.wording.entering import NOTHING_YET, say_foretold

LOOK_MS = 200
LONGEST, LINES = 200, 3


class QuickEntryDialog(PersonDialog):
    """Three fields, two of them enough. `entered` carries what came of it."""

    entered = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        begins: Typed,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, background, _("New lead"), _("Save"), parent)
        self._desk = desk
        self.name, self.phone = QLineEdit(begins.name), QLineEdit(begins.phone)
        self.words = QPlainTextEdit(begins.words)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(theme.px(6) * LINES)
        for field in (self.name, self.phone):
            field.setMaxLength(LONGEST)
        self._said = SpokenLabel(theme, NOTHING_YET, muted=True)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(LOOK_MS)
        for name, editor in (
            (_("Name"), self.name),
            (_("Number"), self.phone),
            (_("What they said (optional)"), self.words),
        ):
            self.column.addWidget(LabelledField(theme, name, editor))
        self.column.addWidget(self._said)
        self.column.addStretch(1)
        self.save_button.clicked.connect(self._on_save)
        self.name.textChanged.connect(self._on_typed)
        self.phone.textChanged.connect(self._on_typed)
        self.words.textChanged.connect(self._on_typed)
        self._looking.timeout.connect(self._look)
        first = self.phone if begins.name and not begins.phone else self.name
        first.setFocus()
        if begins.name or begins.phone:
            self._looking.start()

    @property
    def said(self) -> str:
        """What is said of what was typed so far."""
        return self._said.said()

    def typed(self) -> Typed:
        """What the fields say."""
        words = self.words.toPlainText()
        return Typed(self.name.text(), self.phone.text(), words)

    def typed_words(self) -> Iterator[TypedWords]:
        """All of it, whoever filled it in: nothing of this is anywhere else."""
        for field in (self.name, self.phone):
            yield TypedWords(self.heading, field.accessibleName(), field.text())
        words = self.words.toPlainText()
        yield TypedWords(self.heading, self.words.accessibleName(), words)

    def _on_typed(self) -> None:
        # What was refused stands there no more.
        self.notice.hide()
        self._looking.start()

    def _look(self) -> None:
        typed = self.typed()
        if not typed.phone.strip():
            self._say(NOTHING_YET)
            return
        self._background.run(
            partial(foretell_entry, self._desk, typed),
            partial(self._on_found_out, partial(self._on_foretold, typed)),
            partial(self._on_not_foretold, typed),
        )

    def _on_foretold(self, typed: Typed, told: Foretold) -> None:
        if typed == self.typed():
            tone = Tone.PRIORITY if told.safety.flagged else None
            self._say(say_foretold(told, self._desk.now()), tone)

    def _on_not_foretold(self, typed: Typed, error: Exception) -> None:
        """What is half typed is not wrong yet."""
        if self._is_over or typed != self.typed():
            return
        if isinstance(error, NameMissing | NumberUnreadable):
            self._say(NOTHING_YET)
        elif isinstance(error, DeskError):
            self._say(f"{error.sentence} {error.what_to_do}")
        else:
            self._background.failed_unheard.emit(error)

    def _say(self, words: str, tone: Tone | None = None) -> None:
        self._said.set_tone(tone, muted=tone is None)
        self._said.say(words)

    def _on_save(self) -> None:
        self._looking.stop()
        self.work(partial(enter_lead, self._desk, self.typed()), self._on_entered)

    def _on_entered(self, done: object) -> None:
        self.accept()
        if isinstance(done, Entered):
            self.entered.emit(done)
