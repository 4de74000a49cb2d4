"""A card with a few answers, one of them chosen, each with what it means."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from callback_desk.ui.sign_in.tick_box import GAP, RING, SIDE, AnswerBox
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, PlainLabel


class AnswerCard(Card):
    """Answers one beneath the other; `answered` carries the place of a chosen one."""

    answered = Signal(int)

    def __init__(self, theme: Theme, answers: Sequence[tuple[str, str]]) -> None:
        """Build the card.

        Args:
            theme: its looks.
            answers: the words of each, and a sentence of what it means; the first
                is chosen.
        """
        super().__init__(theme, padding=5)
        self.column.setSpacing(theme.px(5))
        self._group = QButtonGroup(self)
        self.boxes = tuple(AnswerBox(theme, words) for words, _ in answers)
        for number, (box, (_, means)) in enumerate(
            zip(self.boxes, answers, strict=True)
        ):
            box.setAccessibleDescription(means)
            self._group.addButton(box, number)
            sentence = PlainLabel(theme, means, muted=True, wraps=True)
            sentence.setIndent(theme.px(RING + SIDE + GAP))
            part = QVBoxLayout()
            part.setSpacing(theme.px(1))
            part.addWidget(box)
            part.addWidget(sentence)
            self.column.addLayout(part)
        self.boxes[0].setChecked(True)
        self._group.idClicked.connect(self.answered)

    @property
    def answer(self) -> int:
        """The place of the chosen one, from 0."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Choose one, as if it had been so from the start."""
        self.boxes[number].setChecked(True)

    def first_field(self) -> AnswerBox:
        """The answer that is chosen."""
        return self.boxes[self.answer]
