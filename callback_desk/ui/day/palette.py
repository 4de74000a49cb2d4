"""The palette: any action, or any lead, by a few letters of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.errors import DeskError
from callback_desk.domain.fuzzy import how_well
from callback_desk.domain.lead_search import FoundEntry, is_closed
from callback_desk.services.desk import Desk
from callback_desk.services.search_leads import find_entries
from callback_desk.translation import _, _p
from callback_desk.ui.action_menu import Offered
from callback_desk.ui.announcing import announce
from callback_desk.ui.background import Background
from callback_desk.ui.day.keys_ahead import KeysAhead
from callback_desk.ui.theme import Theme
from callback_desk.ui.typed_words import let_pass
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.day import NO_SUCH_ACTION, PALETTE_ASKS
from callback_desk.wording.people import visible

PAUSE_MS, MOST_LEADS, LEAST_ROWS, MOST_ROWS = 120, 8, 4, 14
# How much less it counts to be found by another name.
OTHER_NAME = 3
# Layout units.
WIDE, ROW, EDGE, LONGEST = 150, 8, 1.5, 200
_MOVES = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class _Row:
    """Something to choose: its words, what stands at the right, what it does."""

    words: str
    beside: str
    does: QAction | int


class Palette(QDialog):
    """Asks for a few letters; Enter does the first that fits.

    `lead_wanted` carries the number of a chosen lead.
    """

    lead_wanted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        offered: list[Offered],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._background, self._desk = background, desk
        self._offered = [one for one in offered if one.action.isEnabled()]
        self._leads: list[FoundEntry] = []
        self._rows: list[_Row] = []
        self.setWindowTitle(_("Do anything"))
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.field, self.found = QLineEdit(), QTableWidget(0, 2)
        self._nothing = PlainLabel(theme, NO_SUCH_ACTION, muted=True, wraps=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build(theme)
        self._pause.timeout.connect(self._look_for_leads)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        let_pass(self.field)
        self.found.cellClicked.connect(self._on_clicked)
        self._show_rows()
        self._stand_over(theme, parent)

    def _build(self, theme: Theme) -> None:
        self.field.setAccessibleName(_("Action or lead"))
        self.field.setPlaceholderText(PALETTE_ASKS)
        self.field.setMaxLength(LONGEST)
        table = self.found
        table.setAccessibleName(_("What fits"))
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setStyleSheet(f"QTableView::item {{ padding: 0 {theme.px(EDGE)}px; }}")
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        mode = QHeaderView.ResizeMode
        table.horizontalHeader().setSectionResizeMode(0, mode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, mode.ResizeToContents)
        table.setMinimumHeight(theme.px(ROW) * LEAST_ROWS)
        edge = theme.px(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.px(2))
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(table, 1)

    def _stand_over(self, theme: Theme, window: QWidget) -> None:
        """Near the upper edge of its window, no wider than that."""
        least = self.minimumSizeHint().height()
        wanted = least + theme.px(ROW) * (MOST_ROWS - LEAST_ROWS)
        high = max(least, min(wanted, window.height() - 2 * theme.px(ROW)))
        self.resize(min(theme.px(WIDE), window.width()), high)
        corner = window.mapToGlobal(window.rect().topLeft())
        corner.setX(corner.x() + (window.width() - self.width()) // 2)
        corner.setY(corner.y() + theme.px(ROW))
        self.move(corner)

    # Typing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter go to what was found; all else is typed."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _ENTER:
            self._choose(self.found.currentRow())
            return True
        if event.key() in _MOVES:
            self._move(event.key())
            return True
        return False

    def _move(self, key: int) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -MOST_ROWS}
        to = self.found.currentRow() + steps.get(Qt.Key(key), MOST_ROWS)
        self.found.selectRow(max(0, min(to, len(self._rows) - 1)))
        self._speak()

    def _on_typed(self, text: str) -> None:
        self._leads = []
        self._show_rows()
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()

    def _look_for_leads(self) -> None:
        text = self.field.text().strip()
        self._background.run(
            partial(find_entries, self._desk, text, MOST_LEADS),
            partial(self._on_found, text),
            self._on_failed,
        )

    def _on_found(self, text: str, leads: list[FoundEntry]) -> None:
        if text == self.field.text().strip():
            self._leads = leads
            # They come beneath what is there: what is marked stays marked.
            self._show_rows(marked=max(0, self.found.currentRow()))
            self._speak()

    def _speak(self) -> None:
        """Have the marked one spoken: the keys stay in the field above."""
        at = self.found.currentRow()
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        announce(self, NO_SUCH_ACTION if row is None else f"{row.words} {row.beside}")

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    # What fits

    def _show_rows(self, marked: int = 0) -> None:
        typed = self.field.text()
        fits = [
            (score, -number, one)
            for number, one in enumerate(self._offered)
            if (score := _how_well(typed, one)) is not None
        ]
        fits.sort(key=_best_first)
        self._rows = [
            *(_Row(one.words, one.keys, one.action) for _unused, _unused, one in fits),
            *(self._row_of(lead) for lead in self._leads),
        ]
        self.found.setRowCount(len(self._rows))
        for number, row in enumerate(self._rows):
            self.found.setItem(number, 0, QTableWidgetItem(row.words))
            beside = QTableWidgetItem(row.beside)
            beside.setTextAlignment(
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            self.found.setItem(number, 1, beside)
        self.found.selectRow(marked)
        self._nothing.setVisible(not self._rows)

    def _row_of(self, entry: FoundEntry) -> _Row:
        lead = entry.lead
        number = self._desk.phones.show(lead.phone, None) if lead.phone else ""
        words = visible(lead.name)[:LONGEST] or _("No name")
        if is_closed(entry):
            words = f"{words}, {_p('a lead', 'closed')}"
        return _Row(words, number, lead.lead_id or 0)

    def _on_clicked(self, row: int, column: int) -> None:
        self._choose(row)

    def _choose(self, row: int) -> None:
        """Close first: what is done may open something of its own."""
        if not 0 <= row < len(self._rows):
            return
        does = self._rows[row].does
        self.accept()
        if isinstance(does, QAction):
            does.trigger()
        else:
            self.lead_wanted.emit(does)


def _how_well(typed: str, one: Offered) -> int | None:
    """By its words, or by what else it is called, which counts a little less."""
    other = (how_well(typed, words) for words in one.also if typed.strip())
    scores = [score - OTHER_NAME for score in other if score is not None]
    if (score := how_well(typed, one.words)) is not None:
        scores.append(score)
    return max(scores, default=None)


def _best_first(fit: tuple[int, int, Offered]) -> tuple[int, int]:
    return -fit[0], -fit[1]


class PaletteKey(QObject):
    """Opens the palette over a window, with what its menu offers now."""

    lead_wanted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        window: QWidget,
        offered: Callable[[], list[Offered]],
    ) -> None:
        super().__init__(window)
        self._theme, self._background, self._desk = theme, background, desk
        self._window, self._offered = window, offered
        # What opens it from the menu: here it would lead back here.
        self.own: QAction | None = None

    def offer(self, offered: Callable[[], list[Offered]]) -> None:
        """Offer what this tells from now on."""
        self._offered = offered

    def open(self) -> None:
        """Ask what to do; the focus comes back to where it was."""
        palette = Palette(
            *(self._theme, self._background, self._desk),
            [one for one in self._offered() if one.action is not self.own],
            self._window,
        )
        palette.lead_wanted.connect(self.lead_wanted)
        palette.finished.connect(palette.deleteLater)
        KeysAhead(palette, palette.field, self._window)
        palette.show()
        palette.field.setFocus()
