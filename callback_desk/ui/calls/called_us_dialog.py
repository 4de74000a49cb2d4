"""They called us: who is it? Whoever was just tried stands on top."""

from functools import partial

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QWidget,
)

from callback_desk.domain.caller import Caller
from callback_desk.domain.hand_entry import Typed
from callback_desk.services.desk import Desk
from callback_desk.services.they_called import find_callers
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme
from callback_desk.ui.typed_words import let_pass
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.entering import NOBODY_FOUND, NOBODY_TRIED, say_caller
from callback_desk.wording.outcomes import say_openly
from callback_desk.wording.people import visible

SEARCH_MS, LEAST_ROWS, HIGH_ROWS, ROW_UNITS = 150, 3, 7, 8
WIDE = 165
LONGEST, LONGEST_NAME, FEWEST_DIGITS = 200, 60, 7
_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
RECENT = _("Tried in the last 3 days, the newest first")


class _Callers(QListView):
    """A list that likes to show several people, and is content with a few."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row = theme.px(ROW_UNITS)
        self.setMinimumHeight(self._row * LEAST_ROWS)

    def sizeHint(self) -> QSize:
        """So many rows."""
        return QSize(super().sizeHint().width(), self._row * HIGH_ROWS)


class CalledUsDialog(PersonDialog):
    """Asks who called. Typing searches, the arrows choose, Enter takes the call.

    A number that is typed as theirs is kept with the lead.

    `called` tells the lead, `called_from` the lead and a number to be kept with it,
    `is_new` what was typed of somebody who is not here.
    """

    called = Signal(int)
    called_from = Signal(int, str)
    is_new = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme, background, _("They called us"), _("Take the call"), parent
        )
        self.make_wide(WIDE)
        self._desk = desk
        self._found: list[Caller] = []
        # By which words they were found; other ones may stand there by now.
        self._found_by = ""
        self.search, self.number = QLineEdit(), QLineEdit()
        let_pass(self.search)
        self.view, self._model = _Callers(theme), QStringListModel(self)
        self.view.setProperty("kind", "framed")
        self._said = SpokenLabel(theme, RECENT, scale=0.9, muted=True)
        self.add_button = NamedButton(
            theme, _("Keep it, too"), tells=_("Take the call, and keep the number")
        )
        self.new_button = NamedButton(theme, _("New lead…"), keys="Ctrl+N")
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(SEARCH_MS)
        self._build()
        self._connect()
        self.search.setFocus()
        self._look()

    def _build(self) -> None:
        theme, view = self._theme, self.view
        self.search.setPlaceholderText(_("Last digits, or a first name"))
        self.number.setPlaceholderText(_("If it is another one than we have"))
        for field in (self.search, self.number):
            field.setMaxLength(LONGEST)
        view.setModel(self._model)
        view.setAccessibleName(_("Who it may be"))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setStyleSheet(
            f"QListView::item {{ min-height: {theme.px(ROW_UNITS)}px; padding: 0"
            f" {theme.px(1.5)}px; }}"
        )
        self.column.addWidget(LabelledField(theme, _("Who is it?"), self.search))
        self.column.addWidget(self._said)
        self.column.addWidget(view, 1)
        calling = LabelledField(theme, _("The number they call from"), self.number)
        beside = SideBySide(theme.px(2), (calling, 1), (self.add_button, 0))
        self.column.addLayout(beside)
        for button in (self.new_button, self.add_button):
            button.setAutoDefault(False)
        self.feet.add_left(self.new_button)

    def _connect(self) -> None:
        self.search.textEdited.connect(self._on_typed)
        self.number.textEdited.connect(self._show_ways)
        self._waiting.timeout.connect(self._look)
        self.view.activated.connect(self._on_take)
        self.view.selectionModel().currentChanged.connect(self._show_ways)
        self.save_button.clicked.connect(self._on_take)
        self.add_button.clicked.connect(self._on_add)
        self.new_button.clicked.connect(self._on_new)
        for keys, act in (("Ctrl+N", self._on_new), ("Ctrl+Return", self._on_add)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.add_button.setToolTip(
            _("{toolTip} (Ctrl+Enter)", toolTip=self.add_button.toolTip())
        )
        self._show_ways()

    @property
    def said(self) -> str:
        """What is said above the list."""
        return self._said.said()

    def lines(self) -> list[str]:
        """The list as it stands there."""
        return self._model.stringList()

    def chosen(self) -> Caller | None:
        """Who is chosen."""
        row = self.view.currentIndex().row()
        return self._found[row] if 0 <= row < len(self._found) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose while a field has the keys."""
        step = _STEPS.get(event.key())
        if step is None or not self._found:
            super().keyPressEvent(event)
            return
        row = self.view.currentIndex().row() + step
        last = len(self._found) - 1
        self.view.setCurrentIndex(self._model.index(min(max(row, 0), last)))

    def _on_typed(self) -> None:
        self._waiting.start()

    def _look(self) -> None:
        text = self.search.text()
        find = partial(find_callers, self._desk, text)
        self.look(find, partial(self._on_found, text))

    def _on_found(self, text: str, found: list[Caller]) -> None:
        if text != self.search.text():
            return
        self._found, self._found_by = found, text
        self._model.setStringList([self._line(caller) for caller in found])
        if found:
            self.view.setCurrentIndex(self._model.index(0))
        words = "" if text.strip() else RECENT
        if not found:
            words = NOBODY_FOUND if text.strip() else NOBODY_TRIED
        self._said.say(words)
        self._show_ways()

    def _line(self, caller: Caller) -> str:
        settings, lead = self._desk.kept.settings, caller.lead
        name = visible(lead.name[:LONGEST_NAME]) or _("No name given")
        number = self._desk.phones.show(lead.phone, lead.extension)
        if settings is None:
            return f"{name}   {number}"
        outcome = settings.outcomes.get(lead.last_outcome or "")
        label = say_openly(outcome) if outcome else _("tried")
        told = say_caller(caller, label, self._desk.now(), settings.calendar)
        return f"{name}   {number}" + (f"   {told}" if told else "")

    def _typed_number(self) -> str:
        """The number that they call from, if one was typed."""
        for text in (self.number.text(), self.search.text()):
            digits = sum(map(str.isdigit, text))
            if digits >= FEWEST_DIGITS:
                return text.strip()
        return ""

    def _show_ways(self) -> None:
        somebody = self.chosen() is not None
        self.save_button.setEnabled(somebody)
        self.add_button.setEnabled(somebody and bool(self._typed_number()))

    def _is_found(self) -> bool:
        """Whether those found are those of the words that stand there.

        Else they are looked for at once: Enter behind a name that is typed quickly
        would take the call of somebody else.
        """
        if self.search.text() == self._found_by:
            return True
        self._waiting.stop()
        self._look()
        return False

    def _on_take(self) -> None:
        """Take the call; a number in the field for theirs was typed to be kept."""
        if self.number.text().strip() and self.add_button.isEnabled():
            self._on_add()
        elif self._is_found():
            self._take()

    def _take(self) -> None:
        caller = self.chosen()
        if caller is not None:
            self.accept()
            self.called.emit(caller.lead.lead_id)

    def _on_add(self) -> None:
        caller, number = self.chosen(), self._typed_number()
        if caller is not None and number and self._is_found():
            self.accept()
            self.called_from.emit(caller.lead.lead_id, number)

    def _on_new(self) -> None:
        text = self.search.text().strip()
        is_number = any(map(str.isdigit, text)) and not any(map(str.isalpha, text))
        number = self._typed_number() or (text if is_number else "")
        self.accept()
        self.is_new.emit(Typed("" if is_number else text, number))
