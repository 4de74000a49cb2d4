"""What an outcome asks further, as a field: an answer chosen, or entered freely."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callback_desk.ui.calendar.date_field import DateField
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.ask_panel import LONGEST_TEXT
from callback_desk.ui.today.questions import Answer, Free, Question
from callback_desk.wording.calling import IN_WORDS, PAST_DAY
from callback_desk.wording.people import visible


class AskedField(QWidget):
    """One question; nothing is answered at first. `changed` follows each change."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.question: Question | None = None
        self._earliest = date.min
        self.choice, self.words = ChoiceBox(theme), QLineEdit()
        self.day = DateField(theme, "")
        self.words.setMaxLength(LONGEST_TEXT)
        self._label = LabelledField(theme, "", self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1.5))
        for part in (self._label, self.words, self.day):
            column.addWidget(part)
        self.choice.currentIndexChanged.connect(self._on_changed)
        self.words.textEdited.connect(self.changed)
        self.day.dateChanged.connect(self.changed)
        self.hide()

    def ask(self, question: Question, earliest: date) -> None:
        """Ask; the same question in view keeps its answer.

        Args:
            question: with its answers.
            earliest: the first day that may be entered.
        """
        before, self.question = self.question, question
        self._earliest = earliest
        if before is None or _words_of(before) != _words_of(question):
            self.choice.blockSignals(True)
            self.choice.clear()
            self.choice.addItems(_words_of(question)[1:])
            self.choice.setCurrentIndex(-1)
            self.choice.blockSignals(False)
            self.words.clear()
            if question.again is not None:
                self.day.blockSignals(True)
                self.day.show_day(question.again.proposed.date())
                self.day.blockSignals(False)
            self._label.rename(question.prompt)
            for editor in (self.words, self.day, self.day.lineEdit()):
                editor.setAccessibleName(question.prompt)
        self._show_free()
        self.show()

    def withdraw(self) -> None:
        """Nothing is asked here any more."""
        self.question = None
        self.hide()

    def show_answer(self, answer: Answer) -> None:
        """Stand with an answer that was given before."""
        question = self.question
        if question is None:
            return
        given = [choice.answer for choice in question.choices]
        if answer in given:
            self.choice.setCurrentIndex(given.index(answer))
            return
        details = answer.details
        said = details.reason or details.owner or ""
        if question.free is Free.DATE and details.appointment_on is not None:
            self.day.show_day(details.appointment_on)
        elif question.free is Free.TEXT and said:
            self.words.setText(said)
        else:
            return
        self.choice.setCurrentIndex(len(given))

    def answer(self) -> Answer | None:
        """What is answered; None for nothing, or nothing that will do."""
        question, place = self.question, self.choice.currentIndex()
        if question is None or place < 0:
            return None
        if place < len(question.choices):
            return question.choices[place].answer
        if question.free is Free.DATE and question.take_date is not None:
            day = self.day.day
            return None if day < self._earliest else question.take_date(day)
        words = self.words.text().strip()
        if question.take_text is None or (words and not any(map(str.isalpha, words))):
            return None
        return question.take_text(words)

    def say_missing(self) -> str:
        """Why there is no answer: what is asked, or why what stands there is none."""
        if self._free() is None:
            return "" if self.question is None else self.question.prompt
        return PAST_DAY if self._free() is self.day else IN_WORDS

    def take_keys(self) -> None:
        """Have the keys go where an answer is missing."""
        (self._free() or self.choice).setFocus()

    def _free(self) -> QWidget | None:
        """The free entry that is in view, or None."""
        question, place = self.question, self.choice.currentIndex()
        if question is None or place < len(question.choices):
            return None
        return {Free.DATE: self.day, Free.TEXT: self.words}.get(
            question.free or Free.TIME
        )

    def _show_free(self) -> None:
        for editor in (self.words, self.day):
            editor.setVisible(editor is self._free())

    def _on_changed(self) -> None:
        self._show_free()
        self.changed.emit()


def _words_of(question: Question) -> list[str]:
    """What is asked, and all that it can be answered with, as it stands there."""
    said = [f"{c.words}, {c.detail}" if c.detail else c.words for c in question.choices]
    free = [question.free_words] if question.free is not None else []
    return [visible(words) for words in (question.prompt, *said, *free)]
