"""The top of the Calendar page: its name, the year, and what else can be done."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from callback_desk.domain.local_time import FIRST_YEAR, LAST_YEAR
from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.today.lead_delegate import tabular
from callback_desk.ui.widgets import IconButton, NamedButton, PlainLabel

READ_ONLY = _("Only an office manager can change the calendar; you can look at it.")
# Against the desk's text.
HEADING, LOW_HEADING = 1.45, 1.0


class PageHeader(QWidget):
    """Title, year and buttons; each signal is what somebody asked for.

    `year_wanted` carries the year.
    """

    year_wanted = Signal(int)
    close_day_wanted = Signal()
    hours_wanted = Signal()
    holidays_wanted = Signal()
    place_wanted = Signal()
    history_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme, *, may_edit: bool) -> None:
        super().__init__()
        self._theme, self._year, self._is_low = theme, 0, False
        self._heading = PlainLabel(
            theme, _("Business calendar"), scale=HEADING, bold=True
        )
        self.earlier = IconButton(theme, _("Year before"), "chevron_left")
        self.later = IconButton(theme, _("Year after"), "chevron_right")
        self._shown = PlainLabel(theme, bold=True)
        self._shown.setFont(tabular(theme.font(1.05, bold=True)))
        self.close_day = NamedButton(
            theme,
            _("Close a day…"),
            icon_name="snow",
            tells=_("For snow"),
            shortcut="Ctrl+D",
        )
        self.hours = NamedButton(
            theme, _("Desk hours"), icon_name="clock", tells=_("The week's desk hours")
        )
        self.export = NamedButton(
            theme, _("Export"), icon_name="export", tells=_("Save as a calendar file")
        )
        self.more = NamedButton(
            theme,
            _("More"),
            icon_name="more",
            tells=_("Holidays, place, history, import"),
        )
        self._menu = QMenu(self.more)
        self._build_menu(may_edit=may_edit)
        self._build_layout(theme, may_edit=may_edit)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        # A button's own shortcut presses it for a moment, and loses quick ones.
        for keys, button, slot in (
            ("Alt+Left", self.earlier, self._on_earlier),
            ("Alt+Right", self.later, self._on_later),
        ):
            button.setToolTip(f"{button.accessibleName()} ({keys})")
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self.close_day.clicked.connect(self.close_day_wanted)
        self.hours.clicked.connect(self.hours_wanted)
        self.export.clicked.connect(self.export_wanted)

    def _build_menu(self, *, may_edit: bool) -> None:
        entries = (
            (_("Holidays of this year…"), self.holidays_wanted, True),
            (_("Place and time zone…"), self.place_wanted, True),
            (_("Import a calendar file…"), self.import_wanted, True),
            (_("History…"), self.history_wanted, False),
        )
        for words, signal, edits in entries:
            if may_edit or not edits:
                action = QAction(words, self)
                action.triggered.connect(signal)
                self._menu.addAction(action)
        self.more.setMenu(self._menu)
        self.more.setStyleSheet("QPushButton::menu-indicator { image: none; }")

    def _build_layout(self, theme: Theme, *, may_edit: bool) -> None:
        row = QHBoxLayout()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(2))
        self._year_row, buttons = row, QWidget()
        self._button_row = flow = FlowLayout(buttons, theme.px(2))
        row.setSpacing(theme.px(2))
        row.addWidget(self._heading)
        row.addSpacing(theme.px(2))
        for part in (self.earlier, self._shown, self.later):
            row.addWidget(part)
        if not may_edit:
            row.addSpacing(theme.px(2))
            row.addWidget(
                PlainLabel(theme, READ_ONLY, scale=0.92, muted=True, wraps=True), 1
            )
        else:
            row.addStretch()
        for button in (self.close_day, self.hours, self.export, self.more):
            flow.addWidget(button)
        self._rows.addLayout(row, 1)
        self._rows.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self.close_day.setVisible(may_edit)
        self.hours.setVisible(may_edit)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider of two rows."""
        size, rows = super().minimumSizeHint(), (self._year_row, self._button_row)
        return QSize(max(row.minimumSize().width() for row in rows), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows where large text leaves no room for one."""
        super().resizeEvent(event)
        self._arrange()

    def set_low(self, low: bool) -> None:
        """Whether the page is low: then signs alone and a small heading are one row."""
        self._is_low = low
        self._arrange()

    def _arrange(self) -> None:
        self._show_words(shown=True)
        if self._is_low and not self._fits_one_row():
            self._show_words(shown=False)
            if not self._fits_one_row():
                self._show_words(shown=True)
        ways, fits = QBoxLayout.Direction, self._fits_one_row()
        self._rows.setDirection(ways.LeftToRight if fits else ways.TopToBottom)

    def _fits_one_row(self) -> bool:
        rows = (self._year_row, self._button_row)
        # A row within a row still knows how wide its words were.
        self._year_row.invalidate()
        needed = sum(row.sizeHint().width() for row in rows) + self._rows.spacing()
        return needed <= self.width()

    def _show_words(self, *, shown: bool) -> None:
        for button in (self.close_day, self.hours, self.export, self.more):
            button.show_words(shown)
        scale = HEADING if shown else LOW_HEADING
        self._heading.setFont(self._theme.font(scale, bold=True))

    @property
    def menu(self) -> QMenu:
        """What stands behind More."""
        return self._menu

    def show_year(self, year: int) -> None:
        """Show a year."""
        self._year = year
        self._shown.say(str(year))
        self.earlier.setEnabled(year > FIRST_YEAR)
        self.later.setEnabled(year < LAST_YEAR)

    def _on_earlier(self) -> None:
        self.year_wanted.emit(max(FIRST_YEAR, self._year - 1))

    def _on_later(self) -> None:
        self.year_wanted.emit(min(LAST_YEAR, self._year + 1))
