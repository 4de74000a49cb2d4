"""The right of the sheet: one panel at a time, and what an edit moves beneath it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from callback_desk.ui.background import Background
from callback_desk.ui.calendar.change_panel import ChangePanel
from callback_desk.ui.calendar.close_panel import ClosePanel
from callback_desk.ui.calendar.day_panel import DayPanel
from callback_desk.ui.calendar.history_panel import HistoryPanel
from callback_desk.ui.calendar.holiday_panel import HolidayPanel
from callback_desk.ui.calendar.news_panel import NewsPanel
from callback_desk.ui.calendar.people_table import ShowPhone
from callback_desk.ui.calendar.place_panel import PlacePanel
from callback_desk.ui.calendar.policy_panel import PolicyPanel
from callback_desk.ui.calendar.side_panel import SidePanel
from callback_desk.ui.calendar.week_panel import WeekPanel
from callback_desk.ui.calendar.whom_panel import WhomPanel
from callback_desk.ui.first_run.choices import HolidayBook
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card


class Rule(QWidget):
    """A thin line between two parts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(2))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._theme.tokens.line), 1))
        middle = self.height() // 2
        painter.drawLine(0, middle, self.width(), middle)


class Side(Card):
    """Holds the panels; the day with the promise stands there unless asked for another.

    `edited` carries a key and an Edit, `returned` follows a way back to the day.
    """

    edited = Signal(str, object)
    returned = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        book: HolidayBook,
        show_phone: ShowPhone,
        *,
        may_edit: bool,
    ) -> None:
        """Build the panels.

        Args:
            theme: their looks.
            background: where holidays are looked up.
            book: the holidays.
            show_phone: writes a number as people do.
            may_edit: whether who is at the desk may change the calendar.
        """
        super().__init__(theme)
        self.day = DayPanel(theme, may_edit=may_edit)
        self.policy = PolicyPanel(theme, may_edit=may_edit)
        self.week = WeekPanel(theme)
        self.place = PlacePanel(theme, background, book)
        self.holidays = HolidayPanel(theme)
        self.close_day = ClosePanel(theme)
        self.whom = WhomPanel(theme, show_phone)
        self.history = HistoryPanel(theme)
        self.news = NewsPanel(theme)
        self.notice = Notice(theme)
        self.change = ChangePanel(theme)
        self._day_side = self._build_day_side(theme)
        self._others: tuple[SidePanel, ...] = (
            *(self.week, self.place, self.holidays, self.close_day),
            *(self.whom, self.history, self.news),
        )
        self._shown: SidePanel | None = None
        self._build_layout()
        for panel in self._others:
            panel.hide()
            panel.left.connect(self.show_day)
            panel.edited.connect(self.edited)
        for edits in (self.day, self.policy):
            edits.edited.connect(self.edited)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_escape)

    def _build_day_side(self, theme: Theme) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.column.spacing())
        for part in (self.day, Rule(theme), self.policy):
            column.addWidget(part)
        column.addStretch()
        return side

    def _build_layout(self) -> None:
        inner = QWidget()
        inner.setObjectName("panels")
        panels = QVBoxLayout(inner)
        # Room for the ring around what has the focus.
        panels.setContentsMargins(2, 2, 6, 2)
        panels.addWidget(self._day_side)
        for panel in self._others:
            panels.addWidget(panel)
        self.view = QScrollArea()
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setStyleSheet(
            "QScrollArea, QWidget#panels { background: transparent; }"
        )
        self.view.setWidget(inner)
        for part in (self.notice, self.change):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.change)
        self.column.setSpacing(self.column.spacing() - 1)

    @property
    def shown(self) -> SidePanel | None:
        """The panel that stands there, None for the day with the promise."""
        return self._shown

    def show_panel(self, panel: SidePanel) -> None:
        """Show a panel in place of the day, and give it the keys."""
        self._show(panel)
        panel.focus()

    def show_day(self) -> None:
        """Show the day with the promise."""
        if self._shown is not None:
            self._show(None)
            self.returned.emit()

    def _show(self, panel: SidePanel | None) -> None:
        self._shown = panel
        for other in self._others:
            other.setVisible(other is panel)
        self._day_side.setVisible(panel is None)
        self.notice.hide()
        self.view.verticalScrollBar().setValue(0)

    def _on_escape(self) -> None:
        if self._shown is None:
            self.returned.emit()
        elif self._shown is not self.whom:
            self.show_day()
