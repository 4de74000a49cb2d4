"""The row above the list: counters, search, and what begins something new."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.file_dialog import ask_files
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.counters import CountersPanel
from callback_desk.ui.today.search_box import SearchBox
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.intake import ANY_FILES, LEAD_FILES

CALLED_US_KEYS = "F2"
# What gives way in turn: the search, the counters, the words of so many buttons, and
# the keys that stand in the search.
STEPS = (
    *((False, False, 0, True), (True, False, 0, True), (True, True, 0, True)),
    *((True, True, 1, True), (True, True, 2, True), (True, True, 2, False)),
)


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
            _("They called us"),
            icon_name="phone",
            keys=CALLED_US_KEYS,
            tells=_("Somebody calls back: who is it?"),
        )
        self._import = NamedButton(
            theme,
            _("Import"),
            icon_name="import",
            keys="Ctrl+O",
            tells=_("Import a file"),
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
        """Give the counters one line, if that is to be had.

        First the search takes less, then the counters do; then the buttons lose their
        words, the import first: it has its keys and its place in the menu. At last the
        search keeps its key for the tooltip.
        """
        gaps, buttons = self._row.spacing() * 3, list(self._words)
        for search_short, tight, wordless, hint in STEPS:
            self._search.set_short(search_short, hint=hint)
            for number, button in enumerate(reversed(buttons)):
                button.setText("" if number < wordless else self._words[button])
            wide = sum(button.sizeHint().width() for button in buttons)
            wide += self._search.sizeHint().width() + gaps
            if wide + self._counters.width_when(tight) <= self.width():
                break
        self._counters.set_tight(tight)

    def choose_files(self) -> None:
        """Ask for files of leads."""
        names = ask_files(self, _("Import leads"), f"{LEAD_FILES};;{ANY_FILES}")
        if names:
            self.files_chosen.emit(names)
