"""A sentence is tried on the word lists, with the phrases as typed just now."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from callback_desk.domain.errors import DeskError
from callback_desk.domain.safety import Lane, SafetyWords
from callback_desk.services.desk import Desk
from callback_desk.services.own_words import LONGEST_TRIED, made_ready, try_words
from callback_desk.translation import _
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.typed_words import let_pass
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.wording.safety_words import say_heard

# So long nothing more must be typed before it is tried.
PAUSE_MS = 150


class TryWords(Card):
    """Says what the lists find in a sentence; it is read here and kept nowhere.

    `tried` follows when that was said.
    """

    tried = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, padding=5)
        self._desk = desk
        self._typed: dict[Lane, str] = {}
        self._own: SafetyWords | None = None
        self.sentence, self._found = QLineEdit(), TonedBox(theme)
        let_pass(self.sentence)
        self.sentence.setMaxLength(LONGEST_TRIED)
        self._words = PlainLabel(theme, wraps=True)
        self._found.box.addWidget(self._words)
        self._found.hide()
        self.column.setSpacing(theme.px(3))
        name = _("Try a sentence, as somebody might write it")
        self.column.addWidget(LabelledField(theme, name, self.sentence))
        self.column.addWidget(self._found)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.try_now)
        self.sentence.textChanged.connect(self._pause.start)
        self.sentence.returnPressed.connect(self.try_now)

    def said(self) -> str:
        """What was found, in words; "" while nothing is tried."""
        return self._words.text()

    def read_by(self, typed: dict[Lane, str]) -> None:
        """Read by these phrases, too, saved or not."""
        if typed != self._typed:
            self._typed = dict(typed)
            self._pause.start()

    def try_now(self) -> None:
        """Say at once what is found."""
        self._pause.stop()
        sentence = self.sentence.text().strip()
        self._found.setVisible(bool(sentence))
        if not sentence:
            self._words.say("")
            self.tried.emit()
            return
        try:
            heard = try_words(self._desk, sentence, made_ready(self._typed))
        except DeskError as error:
            self._show(f"{error.sentence} {error.what_to_do}", Tone.OVERDUE)
            return
        flags = heard is not None and heard.heard.lane is not None
        self._show(say_heard(heard), Tone.PRIORITY if flags else None)

    def _show(self, words: str, tone: Tone | None) -> None:
        self._words.say(words)
        self._words.set_tone(tone)
        self._found.set_tone(tone)
        self.tried.emit()
