"""The head of the reports: which days, which source, and what else can be asked."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.reports.period_bar import PeriodBar
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import NamedButton, PlainLabel


class ReportsHead(QWidget):
    """Lays it out in as few lines as it can: the pictures stand beneath it.

    Where that saves a line, buttons with a sign show it alone.
    """

    def __init__(
        self,
        theme: Theme,
        bar: PeriodBar,
        signed: tuple[NamedButton, ...],
        *others: QWidget,
    ) -> None:
        """Take the parts.

        Args:
            theme: its looks.
            bar: the days and the source.
            signed: buttons that have a sign.
            others: what stands behind them.
        """
        super().__init__()
        self._signed, self._flow = signed, FlowLayout(self, theme.px(2))
        heading = PlainLabel(theme, _("Reports"), scale=1.6, bold=True)
        for part in (heading, *bar.parts, *signed, *others):
            self._flow.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out for another width."""
        super().resizeEvent(event)
        wide = event.size().width()
        self._show_words(shown=True)
        high = self._flow.heightForWidth(wide)
        self._show_words(shown=False)
        if self._flow.heightForWidth(wide) >= high:
            self._show_words(shown=True)

    def _show_words(self, *, shown: bool) -> None:
        for button in self._signed:
            button.show_words(shown)
