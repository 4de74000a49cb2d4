"""The language of this computer, which the next start speaks."""

from PySide6.QtWidgets import QHBoxLayout

from callback_desk.domain.system_words import system_said
from callback_desk.language import KeptLanguage
from callback_desk.translation import LANGUAGES, _
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import Card, PlainLabel

LETTERS = 18


class LanguageCard(Card):
    """Chooses a language; whoever signs in on this computer reads it."""

    def __init__(self, theme: Theme, kept: KeptLanguage) -> None:
        super().__init__(theme, padding=5)
        self._kept = kept
        self.languages = ChoiceBox(theme)
        self.languages.setMinimumContentsLength(LETTERS)
        self.languages.addItem(_("As this computer"), None)
        for code, name in LANGUAGES.items():
            self.languages.addItem(name, code)
        self.languages.setCurrentIndex(self.languages.findData(kept.read()))
        self.notice = Notice(theme, Tone.DUE_TODAY)
        row = QHBoxLayout()
        row.addWidget(LabelledField(theme, _("Language"), self.languages))
        row.addStretch()
        self.column.setSpacing(theme.px(3))
        self.column.addLayout(row)
        means = _("For everybody who signs in on this computer.")
        self.column.addWidget(PlainLabel(theme, means, muted=True, wraps=True))
        self.column.addWidget(self.notice)
        self.languages.activated.connect(self._on_chosen)

    def _on_chosen(self) -> None:
        try:
            self._kept.keep(self.languages.currentData())
        except OSError as error:
            self.notice.say(
                _(
                    "The language could not be kept: {reason}.",
                    reason=system_said(error, _("it failed")),
                ),
                _("Check that you may write in your own folder, then choose it again."),
            )
            return
        self.notice.say(
            _("The language changes with the next start."),
            _("Close Callback Desk and open it again."),
        )
