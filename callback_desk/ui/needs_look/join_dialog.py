"""Joining a record to a lead: a small search, and what the join would do."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QWidget,
)

from callback_desk.domain.errors import DeskError, UnknownRecord
from callback_desk.domain.lead_search import FoundLead
from callback_desk.domain.settlement_errors import RecordSettled
from callback_desk.translation import _, _p
from callback_desk.ui.background import Background
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme
from callback_desk.ui.typed_words import let_pass
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.people import visible

SEARCH_MS = 150
WHOSE = _("Whose words are these?")
WIDE, HIGH, LEAST_ROWS, LONGEST_NAME, LONGEST_SEARCH = 130, 105, 3, 80, 200
NOBODY, NOTHING_TYPED = (
    _("Nobody is found by that."),
    _("Type a name, a number or a note."),
)
_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}

Search = Callable[[str], list[FoundLead]]
# What tells in words what joining a lead would do, and what joins it.
Foresee = Callable[[int], str]
Join = Callable[[int], object]
ShowPhone = Callable[[str, str | None], str]


class JoinDialog(FramedDialog):
    """Asks for the lead. `joined` brings what the work returned.

    `overtaken` carries the failure when somebody has decided about it meanwhile.
    Typing searches, the arrows choose, Enter joins: the focus stays in the search.
    """

    joined = Signal(object)
    overtaken = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        works: tuple[Search, Foresee, Join],
        show_phone: ShowPhone,
        parent: QWidget | None = None,
        asked: str = WHOSE,
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where it looks and joins.
            works: what searches, foresees and joins; run behind.
            show_phone: a number as the country writes it.
            parent: the window that it stands over.
            asked: the question above the search.
        """
        title = _("Join to a lead")
        super().__init__(theme, asked, wide=WIDE, title=title, parent=parent)
        self._background = background
        self._find, self._foresee, self._join = works
        self._show_phone = show_phone
        self._found: list[FoundLead] = []
        # By which words they were found; other ones may stand there by now.
        self._found_by = ""
        self._busy = self._is_over = False
        self.search, self.view = QLineEdit(), QListView()
        let_pass(self.search)
        self.view.setProperty("kind", "framed")
        self._said = SpokenLabel(theme, NOTHING_TYPED, muted=True)
        self.join_button = NamedButton(theme, _("Join"), kind="primary")
        self.cancel_button = NamedButton(theme, _("Cancel"), tells=_("Leave it (Esc)"))
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(SEARCH_MS)
        self._build()
        self._connect()

    def least_height(self) -> int:
        """High enough for several who are found."""
        return self._theme.px(HIGH)

    def _build(self) -> None:
        theme = self._theme
        self._model = QStringListModel(self)
        view = self.view
        self.search.setAccessibleName(_("Search for a lead"))
        self.search.setPlaceholderText(_("Name, number or note"))
        self.search.setMaxLength(LONGEST_SEARCH)
        view.setModel(self._model)
        view.setAccessibleName(_("Leads that are found"))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setUniformItemSizes(True)
        view.setStyleSheet(
            f"QListView::item {{ min-height: {theme.px(8)}px; padding: 0"
            f" {theme.px(1.5)}px; }}"
        )
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMinimumHeight(theme.px(8) * LEAST_ROWS)
        self.column.setSpacing(theme.px(2))
        self.column.addWidget(self.search)
        self.column.addWidget(view, 1)
        self.column.addWidget(self._said)
        self.feet.addWidget(self.cancel_button)
        self.feet.addWidget(self.join_button)
        self.join_button.setEnabled(False)
        self.join_button.setDefault(True)

    def _connect(self) -> None:
        self.search.textEdited.connect(self._on_typed)
        self._waiting.timeout.connect(self._look)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self.view.activated.connect(self._join_chosen)
        self.join_button.clicked.connect(self._on_join)
        self.cancel_button.clicked.connect(self.reject)

    def look_for(self, text: str) -> None:
        """Begin with what is known of the record."""
        self.search.setText(text)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()
        self._look()

    @property
    def said(self) -> str:
        """What is said about whoever is chosen."""
        return self._said.said()

    def chosen(self) -> FoundLead | None:
        """The lead that is chosen."""
        row = self.view.currentIndex().row()
        return self._found[row] if 0 <= row < len(self._found) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose while the search has the keys; Enter joins."""
        step = _STEPS.get(event.key())
        if step is not None and self._found:
            row = self.view.currentIndex().row() + step
            last = len(self._found) - 1
            self.view.setCurrentIndex(self._model.index(min(max(row, 0), last)))
        else:
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        self._waiting.start()

    def _look(self) -> None:
        self._waiting.stop()
        text = self.search.text()
        self._background.run(
            partial(self._find, text), partial(self._on_found, text), self._on_unknown
        )

    def _on_found(self, text: str, found: list[FoundLead]) -> None:
        if text != self.search.text():
            return
        self._found, self._found_by = found, text
        self._model.setStringList([self._line(lead) for lead in found])
        if found:
            self.view.setCurrentIndex(self._model.index(0))
        else:
            self._said.say(NOBODY if text.strip() else NOTHING_TYPED)
        self.join_button.setEnabled(bool(found) and not self._busy)

    def _line(self, lead: FoundLead) -> str:
        name = visible(lead.name[:LONGEST_NAME])
        number = self._show_phone(lead.phone, lead.extension)
        closed = "" if lead.is_open else f"   {_p('a lead', 'closed')}"
        return f"{name}   {number}{closed}"

    def _on_chosen(self) -> None:
        lead = self.chosen()
        if lead is not None:
            self._background.run(
                partial(self._foresee, lead.lead_id),
                partial(self._on_foreseen, lead.lead_id),
                self._on_unknown,
            )

    def _on_foreseen(self, lead_id: int, words: str) -> None:
        lead = self.chosen()
        if lead is not None and lead.lead_id == lead_id:
            self._said.say(words)

    def _on_join(self) -> None:
        """Enter behind words that are typed quickly joins nobody found by others."""
        if self.search.text() == self._found_by:
            self._join_chosen()
        else:
            self._look()

    def _join_chosen(self) -> None:
        lead = self.chosen()
        if lead is None or self._busy:
            return
        self._set_busy(True)
        self.notice.hide()
        work = partial(self._join, lead.lead_id)
        self._background.run(work, self._on_joined, self._on_not_joined)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.join_button.setEnabled(not busy and bool(self._found))

    def _on_joined(self, done: object) -> None:
        self._set_busy(False)
        self._is_over = True
        self.joined.emit(done)
        self.accept()

    def _on_not_joined(self, error: Exception) -> None:
        self._set_busy(False)
        self.search.setFocus()
        self._on_unknown(error)

    def _on_unknown(self, error: Exception) -> None:
        """What was asked could not be told; a join on its way goes on."""
        if self._is_over:
            # It was asked of a record that is joined by now.
            return
        if not self._busy and isinstance(error, RecordSettled | UnknownRecord):
            self._is_over = True
            self.accept()
            self.overtaken.emit(error)
            return
        self.notice.say_failure(error)
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def reject(self) -> None:
        """Close it, unless something is just being joined."""
        if not self._busy:
            super().reject()
