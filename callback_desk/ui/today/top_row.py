"""The row above the list: counters, search, and what begins something new."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QHBoxLayout, QWidget

from callback_desk.ui.theme import Theme
from callback_desk.ui.today.counters import CountersPanel
from callback_desk.ui.today.search_box import SearchBox
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.intake import ANY_FILES, LEAD_FILES

CALLED_US_KEYS = "F2"


class TopRow(QWidget):
    """Lays them out. `called_us` and `files_chosen` tell what was asked for."""

    called_us = Signal()
    files_chosen = Signal(object)

    def __init__(
        self, theme: Theme, counters: CountersPanel, search: SearchBox
    ) -> None:
        super().__init__()
        self._called_us = NamedButton(
            theme,
            "They called us",
            icon_name="phone",
            keys=CALLED_US_KEYS,
            tells="Somebody calls back: who is it?",
        )
        self._import = NamedButton(
            theme,
            "Import",
            icon_name="import",
            keys="Ctrl+O",
            tells="Import a file",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        above = Qt.AlignmentFlag.AlignTop
        row.addWidget(counters, 1)
        for part in (search, self._called_us, self._import):
            row.addWidget(part, 0, above)
        self._row, self._counters, self._search = row, counters, search
        self._words = {b: b.text() for b in (self._called_us, self._import)}
        counters.installEventFilter(self)
        self._called_us.clicked.connect(self.called_us)
        self._import.clicked.connect(self.choose_files)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that the counters need more room, or less."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the buttons keep their signs, and lose their words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the counters one line, if that is to be had."""
        shown = [
            b.sizeHint().width()
            for b in self._counters.findChildren(QAbstractButton)
            if not b.isHidden()
        ]
        needed = sum(shown) + self._counters.gap * len(shown) + self._row.spacing() * 3
        # The search shrinks first, then the import loses its words: it has its keys and
        # its place in the menu.
        for step in range(len(self._words) + 2):
            self._search.set_short(step > 0)
            short = list(reversed(self._words))[: max(0, step - 1)]
            for button, words in self._words.items():
                button.setText("" if button in short else words)
            parts = (self._search, *self._words)
            wide = sum(part.sizeHint().width() for part in parts)
            if needed + wide <= self.width():
                break

    def choose_files(self) -> None:
        """Ask for files of leads."""
        names, _ = QFileDialog.getOpenFileNames(
            self, "Import leads", "", f"{LEAD_FILES};;{ANY_FILES}"
        )
        if names:
            self.files_chosen.emit(names)
