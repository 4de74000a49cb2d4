"""The right of the sheet: one panel at a time, and what an edit moves beneath it."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

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

Panel = TypeVar("Panel", bound=SidePanel)
LEAST_VIEW = 11


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

    The others are made when they are first asked for: all at once would hold the window
    up.

    Signals:
        edited: a key and an Edit for the draft.
        returned: somebody went back to the day.
        confirm_wanted: the year whose holidays are decided.
        news_taken: the year whose new dates are taken over, and the change that was
            shown; news_put_off: the year whose dates stay.
    """

    edited = Signal(str, object)
    returned = Signal()
    confirm_wanted = Signal(int)
    news_taken = Signal(int, object)
    news_put_off = Signal(int)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        book: HolidayBook,
        show_phone: ShowPhone,
        *,
        may_edit: bool,
    ) -> None:
        """Build the day; what the others need is kept for them.

        Args:
            theme: their looks.
            background: where holidays are looked up.
            book: the holidays.
            show_phone: writes a number as people do.
            may_edit: whether who is at the desk may change the calendar.
        """
        super().__init__(theme)
        self._theme, self._background, self._book = theme, background, book
        self._show_phone = show_phone
        self.day = DayPanel(theme, may_edit=may_edit)
        self.policy = PolicyPanel(theme, may_edit=may_edit)
        self.notice = Notice(theme)
        self.change = ChangePanel(theme)
        self._made: list[SidePanel] = []
        self._shown: SidePanel | None = None
        self._day_side = self._build_day_side(theme)
        self._panels = QVBoxLayout()
        self.view = self._build_view()
        self._build_layout()
        for edits in (self.day, self.policy):
            edits.edited.connect(self.edited)
        self.view.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        for part in (self.notice, self.change):
            part.installEventFilter(self)
        self.change.apply_wanted.connect(self._on_apply_wanted)

    def _build_day_side(self, theme: Theme) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.column.spacing())
        for part in (self.day, Rule(theme), self.policy):
            column.addWidget(part)
        column.addStretch()
        return side

    def _build_view(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("panels")
        inner.setLayout(self._panels)
        # Room for the ring around what has the focus.
        self._panels.setContentsMargins(2, 2, 6, 2)
        self._panels.addWidget(self._day_side)
        view = QScrollArea()
        view.setWidgetResizable(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The panels have room beside them; a wider bar would ask for a higher view.
        bar = self._theme.px(2)
        view.setStyleSheet(
            "QScrollArea, QWidget#panels { background: transparent; }"
            f"QScrollBar:vertical {{ width: {bar}px; margin: 0; }}"
        )
        view.setWidget(inner)
        return view

    def _build_layout(self) -> None:
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.change)

    # The panels

    def _take(self, panel: Panel) -> Panel:
        """Put a panel that was made beside the others."""
        panel.hide()
        panel.left.connect(self.show_day)
        panel.edited.connect(self.edited)
        self._panels.addWidget(panel)
        self._made.append(panel)
        return panel

    @cached_property
    def week(self) -> WeekPanel:
        """The week's desk hours."""
        return self._take(WeekPanel(self._theme))

    @cached_property
    def place(self) -> PlacePanel:
        """Where the clinic is."""
        return self._take(PlacePanel(self._theme, self._background, self._book))

    @cached_property
    def holidays(self) -> HolidayPanel:
        """A year's holidays."""
        panel = self._take(HolidayPanel(self._theme))
        panel.confirm_wanted.connect(self.confirm_wanted)
        return panel

    @cached_property
    def close_day(self) -> ClosePanel:
        """Close a day."""
        return self._take(ClosePanel(self._theme))

    @cached_property
    def whom(self) -> WhomPanel:
        """Whom to call."""
        return self._take(WhomPanel(self._theme, self._show_phone))

    @cached_property
    def history(self) -> HistoryPanel:
        """Every calendar that was set."""
        return self._take(HistoryPanel(self._theme))

    @cached_property
    def news(self) -> NewsPanel:
        """What a newer library would change."""
        panel = self._take(NewsPanel(self._theme))
        panel.taken.connect(self.news_taken)
        panel.put_off.connect(self.news_put_off)
        return panel

    @property
    def shown(self) -> SidePanel | None:
        """The panel that stands there, None for the day with the promise."""
        return self._shown

    @property
    def stays(self) -> bool:
        """Whether what stands there is to be dismissed by its own button only."""
        return isinstance(self._shown, WhomPanel)

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
        for other in self._made:
            other.setVisible(other is panel)
        self._day_side.setVisible(panel is None)
        self.notice.hide()
        self.view.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit them in whenever a refusal or a preview comes or goes."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same for another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fold the preview where a refusal above it would be cut, then the fields."""
        self.change.fold(folded=False)
        self.view.setMinimumHeight(self._theme.px(LEAST_VIEW))
        if not self.notice.isHidden() and self._is_crowded():
            self.change.fold(folded=True)
            if self._is_crowded():
                self.view.setMinimumHeight(0)

    def _is_crowded(self) -> bool:
        wide = self.width()
        return self.column.minimumHeightForWidth(wide) > self.height()

    def _on_apply_wanted(self) -> None:
        """Read what is still being typed: the draft is another then, to be shown."""
        focused = self.window().focusWidget()
        if isinstance(focused, QLineEdit) and self.isAncestorOf(focused):
            focused.editingFinished.emit()

    def _on_range_changed(self) -> None:
        """Keep in sight what has the keys, and the answer to it: a preview takes room.

        Of two that do not both fit, what has the keys stays.
        """
        focused = self.window().focusWidget()
        if focused is None or not self.view.isAncestorOf(focused):
            return
        if self.policy.isAncestorOf(focused):
            self.view.ensureWidgetVisible(self.policy.answer, 0, 0)
        self.view.ensureWidgetVisible(focused, 0, self._theme.px(1))

    def go_back(self) -> None:
        """Go back to the day, and from there to the sheet."""
        if self._shown is None:
            self.returned.emit()
        elif not self.stays:
            self.show_day()
