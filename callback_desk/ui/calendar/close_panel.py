"""Close a day: snow, and nobody can come."""

from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from callback_desk.translation import _
from callback_desk.ui.calendar import day_edits
from callback_desk.ui.calendar.choice_row import ChoiceRow
from callback_desk.ui.calendar.date_field import DateField
from callback_desk.ui.calendar.day_panel import LONGEST_NAME
from callback_desk.ui.calendar.side_panel import SidePanel
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.typed_words import let_pass
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.times import say_day

ABOUT = _(
    "For snow, or when nobody can come. You see what it moves before anything is "
    "written, and then whom to call."
)
TODAY, TOMORROW, ANOTHER = "today", "tomorrow", "another"
USUAL_NAME = _("Snow day")
A_DAY = timedelta(days=1)


class ClosePanel(SidePanel):
    """Which day, and why; then what it moves is shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Close a day"), ABOUT)
        self._today = date(1970, 1, 1)
        self.choice = ChoiceRow(
            theme,
            _("Which day"),
            {TODAY: _("Today"), TOMORROW: _("Tomorrow"), ANOTHER: _("Another day")},
        )
        for key, shortcut in ((TODAY, "Alt+1"), (TOMORROW, "Alt+2")):
            button = self.choice.button(key)
            button.setShortcut(shortcut)
            button.setToolTip(f"{button.text()} ({shortcut})")
        self.date = DateField(theme, _("Date"))
        self.name = QLineEdit(USUAL_NAME)
        let_pass(self.name)
        self.name.setMaxLength(LONGEST_NAME)
        self.show_moves = NamedButton(
            theme, _("Show what this moves"), shortcut="Alt+W"
        )
        self.column.addWidget(self.choice)
        self.column.addWidget(self.date)
        self.column.addWidget(LabelledField(theme, _("Why"), self.name))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.show_moves)
        self.column.addLayout(buttons)
        self.column.addStretch()
        self.choice.chosen.connect(self._on_chosen)
        self.choice.entered.connect(self._on_show)
        self.show_moves.clicked.connect(self._on_show)
        self.name.returnPressed.connect(self._on_show)
        self.choice.hold(TODAY)

    @property
    def day(self) -> date:
        """The day to close."""
        held = self.choice.held()
        if held == ANOTHER:
            return self.date.day
        return self._today + A_DAY if held == TOMORROW else self._today

    def begin(self, today: date) -> None:
        """Offer to close today."""
        self._today = today
        tomorrow = today + A_DAY
        self.choice.say(TODAY, _("Today, {day}", day=say_day(today)))
        self.choice.say(TOMORROW, _("Tomorrow, {day}", day=say_day(tomorrow)))
        self.choice.hold(TODAY)
        self.date.setMinimumDate(QDate(today.year, today.month, today.day))
        self.date.setDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
        self.date.hide()
        self.name.setText(USUAL_NAME)

    def focus(self) -> None:
        """Give the keys to today."""
        self.choice.focus()

    def _on_chosen(self, key: str) -> None:
        self.date.setVisible(key == ANOTHER)
        if key == ANOTHER:
            self.date.setFocus()

    def _on_show(self) -> None:
        edit = day_edits.closed((self.day,), self.name.text().strip())
        self.send(_("close a day"), edit)
