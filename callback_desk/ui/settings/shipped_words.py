"""The word lists that ship, to be read: the clinic adds phrases beside them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit

from callback_desk.domain.word_groups import WordGroup
from callback_desk.translation import _
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.wording.safety_words import say_group, say_shipped

# Layout units.
HIGH = 30
CHOOSE = _("Choose what to read")
ABOUT = _(
    "Written for this project; a clinician must read them. They cannot be changed here "
    "and grow with the program."
)


class ShippedWords(Card):
    """How much there is at a glance; the phrases only once they are asked for.

    Whoever stands at the desk should not read them by chance.
    """

    def __init__(self, theme: Theme, groups: Sequence[WordGroup]) -> None:
        super().__init__(theme, padding=5)
        self._groups = tuple(groups)
        self.which, self.phrases = ChoiceBox(theme), QPlainTextEdit()
        self.which.setMinimumContentsLength(18)
        self.which.addItem(CHOOSE)
        for group in self._groups:
            self.which.addItem(say_group(group))
        self.phrases.setReadOnly(True)
        self.phrases.setTabChangesFocus(True)
        self.phrases.setMinimumHeight(theme.px(HIGH))
        self.phrases.setAccessibleName(_("Phrases"))
        self.phrases.hide()
        column = self.column
        column.setSpacing(theme.px(3))
        column.addWidget(PlainLabel(theme, _("The lists that ship"), bold=True))
        column.addWidget(PlainLabel(theme, say_shipped(self._groups), wraps=True))
        column.addWidget(PlainLabel(theme, ABOUT, muted=True, wraps=True))
        column.addWidget(LabelledField(theme, _("Group"), self.which))
        column.addWidget(self.phrases)
        self.which.currentIndexChanged.connect(self._on_chosen)

    def _on_chosen(self, place: int) -> None:
        chosen = place > 0
        lines = self._groups[place - 1].phrases if chosen else ()
        self.phrases.setPlainText("\n".join(lines))
        self.phrases.setVisible(chosen)
