"""Appearance: light or dark, the size of the text, dates, the computer's language."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from callback_desk.language import KeptLanguage
from callback_desk.translation import _
from callback_desk.ui.appearance import TEXT_SIZES, Appearance, Scheme
from callback_desk.ui.settings.dates_card import DatesCard
from callback_desk.ui.settings.language_card import LanguageCard
from callback_desk.ui.settings.settings_panel import NARROW, SettingsPanel
from callback_desk.ui.sign_in.answer_card import AnswerCard
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.ui.window_state import WindowState

SCHEMES = {
    Scheme.SYSTEM: (
        _("As this computer"),
        _("Light by day and dark by night, if it does."),
    ),
    Scheme.LIGHT: (_("Light"), _("Dark text on a light ground.")),
    Scheme.DARK: (_("Dark"), _("Light text on a dark ground.")),
}
LETTERS = 12
TEXT_SIZE = "text_size"
# A person and a number that exist nowhere.
SAMPLE = _("Maria Alvarez  (212) 555-0142")
LATER = _("A call or a note is open on Today, so the window stays as it is.")
LATER_TO_DO = _("Finish it and choose again; or have it so when you next sign in.")


class AppearancePanel(SettingsPanel):
    """How the window looks for who is signed in.

    Light and dark change at once; `looks_chosen` asks for a new window, and
    `in_hand` is what it was chosen with.
    """

    title = _("Appearance")
    about = _("Yours alone, on this computer.")
    icon_name = "appearance"
    looks_chosen = Signal()

    def __init__(
        self, theme: Theme, state: WindowState, language: KeptLanguage | None = None
    ) -> None:
        super().__init__(theme)
        self._state = state
        self._kept = Appearance.kept_in(state)
        # What is worn may lag behind what is kept, until the window is built anew.
        self._worn = self._kept
        self._schemes = AnswerCard(theme, list(SCHEMES.values()))
        self._schemes.choose(list(SCHEMES).index(self._kept.scheme))
        self.text_size = ChoiceBox(theme)
        self.text_size.setMinimumContentsLength(LETTERS)
        for percent in TEXT_SIZES:
            is_usual = percent == TEXT_SIZES[0]
            words = _("{percent} % (usual)") if is_usual else "{percent} %"
            self.text_size.addItem(words.format(percent=percent), percent)
        self.text_size.setCurrentIndex(TEXT_SIZES.index(self._worn.percent))
        self._size_field = LabelledField(theme, _("Size of the text"), self.text_size)
        self.use_button = NamedButton(
            theme,
            _("Use this size"),
            tells=_("Build the window anew with text of this size"),
        )
        self.sample = PlainLabel(theme, SAMPLE, wraps=True)
        self._size_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.notice = Notice(theme, Tone.DUE_TODAY)
        self.dates = DatesCard(theme, self._kept)
        self.in_hand = TEXT_SIZE
        self.language = LanguageCard(theme, language or KeptLanguage())
        self._build()
        self._schemes.answered.connect(self._on_scheme_chosen)
        self.text_size.currentIndexChanged.connect(self._on_size_looked_at)
        self.use_button.clicked.connect(self._on_use_asked)
        self.dates.chosen.connect(self._on_dates_chosen)
        self._on_size_looked_at()

    def _build(self) -> None:
        theme = self._theme
        self._schemes.column.setSpacing(theme.px(3.5))
        self.column.addWidget(self._schemes)
        card = Card(theme, padding=5)
        card.column.setSpacing(theme.px(3.5))
        row, side = self._size_row, Qt.AlignmentFlag
        row.setSpacing(theme.px(3))
        row.addWidget(self._size_field, 0, side.AlignLeft)
        row.addWidget(self.use_button, 0, side.AlignLeft | side.AlignBottom)
        row.addStretch()
        card.column.addLayout(row)
        card.column.addWidget(self.sample)
        card.column.addWidget(self.notice)
        self.column.addWidget(card)
        self.column.addWidget(self.dates)
        self.column.addWidget(self.language)
        self.column.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow panel the button comes beneath its field."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW)
        ways = QBoxLayout.Direction
        self._size_row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def first_field(self) -> QWidget:
        """The scheme that is chosen."""
        return self._schemes.first_field()

    def take_keys(self, name: str) -> None:
        """Go on where the looks were chosen, as `in_hand` of the window before told."""
        self.in_hand = name
        if name in self.dates.boxes:
            self.dates.take_keys(name)
        else:
            self.text_size.setFocus()

    def say_later(self, unsaved: tuple[str, ...] = ()) -> None:
        """Say that the window cannot be built anew now: what would be lost."""
        why = (
            _(
                "What was changed under “{title}” is not saved, so the window stays "
                "as it is.",
                title=unsaved[0],
            )
            if unsaved
            else LATER
        )
        told_in = self.notice if self.in_hand == TEXT_SIZE else self.dates
        told_in.say(why, LATER_TO_DO)

    def _on_scheme_chosen(self, number: int) -> None:
        self._kept = replace(self._kept, scheme=list(SCHEMES)[number])
        self._kept.keep_in(self._state)
        replace(self._worn, scheme=self._kept.scheme).put_on(self._theme)

    def _on_size_looked_at(self) -> None:
        percent = int(self.text_size.currentData())
        self.sample.setFont(self._theme.font(percent / self._worn.percent))
        self.use_button.setEnabled(percent != self._worn.percent)
        self.notice.hide()

    def _on_use_asked(self) -> None:
        self._kept = replace(self._kept, percent=int(self.text_size.currentData()))
        self._ask_for_new(TEXT_SIZE)

    def _on_dates_chosen(self, name: str) -> None:
        clock, order = self.dates.choice
        self._kept = replace(self._kept, clock=clock, order=order)
        self._ask_for_new(name)

    def _ask_for_new(self, name: str) -> None:
        self._kept.keep_in(self._state)
        self.in_hand = name
        self.looks_chosen.emit()
