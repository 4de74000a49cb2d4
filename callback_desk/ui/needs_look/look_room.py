"""How a page of kept records shares its room out: beside, beneath, or in one row."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.needs_look.kept_list import KeptList
from callback_desk.ui.needs_look.record_panel import RecordPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel

ABOUT = _("These could not be taken in by themselves. Nothing of them is lost.")
# Layout units: a narrower page shows the record beneath its list, a lower one the list
# as one row in the place of its heading.
LIST_WIDE, NARROW, LOW = 84, 190, 85
LIST_HIGH, LIST_LOW = 34, 15
UNBOUND = 0xFFFFFF


class LookRoom(QVBoxLayout):
    """Lays out what stands on the page; the record has most of the room."""

    def __init__(
        self,
        theme: Theme,
        listed: KeptList,
        panel: RecordPanel,
        save_button: NamedButton,
    ) -> None:
        """Take the parts; `filled` is what stands beneath the heading.

        Args:
            theme: its looks.
            listed: the records that wait.
            panel: the one that is chosen.
            save_button: what stands behind the heading.
        """
        super().__init__()
        self._theme, self._list, self._panel = theme, listed, panel
        self._save, self._is_low, self._has_rows = save_button, False, False
        self._heading = PlainLabel(theme, _("Needs a look"), scale=1.6, bold=True)
        self._about = PlainLabel(theme, muted=True, wraps=True)
        self._head = head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(self._heading)
        head.addWidget(self._about, 100)
        head.addStretch(1)
        head.addWidget(save_button)
        self._body = body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(3))
        body.addWidget(listed)
        body.addWidget(panel, 1)
        self.filled = QWidget()
        self.filled.setLayout(body)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.px(3))
        self.addLayout(head)

    def show_rows(self, some: bool) -> None:
        """Whether records wait."""
        self._has_rows = some
        self._about.say(ABOUT if some else "")
        self._place_list()

    def fit(self, size: QSize) -> None:
        """Arrange it all for the size of the page."""
        px, way = self._theme.px, QBoxLayout.Direction
        narrow, low = size.width() < px(NARROW), size.height() < px(LOW)
        self._body.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._about.setVisible(not narrow)
        self._save.say(_("Save…") if narrow else _("Save as…"))
        self._is_low = low and narrow
        high = px(LIST_LOW if self._is_low else LIST_HIGH)
        self._list.setMinimumWidth(0 if narrow else px(LIST_WIDE))
        self._list.setMaximumWidth(UNBOUND if narrow else px(LIST_WIDE))
        self._list.setMaximumHeight(high if narrow else UNBOUND)
        self._list.setMinimumHeight(high if narrow else 0)
        self._panel.set_low(low)
        self.setSpacing(px(2 if low else 3))
        self._place_list()

    def _place_list(self) -> None:
        """In the row of the heading, which the rail lights, where that is too much."""
        in_head = self._is_low and self._has_rows
        if in_head and self._head.indexOf(self._list) < 0:
            self._head.insertWidget(0, self._list, 100)
        elif not in_head and self._body.indexOf(self._list) < 0:
            self._body.insertWidget(0, self._list)
        self._heading.setVisible(not in_head)
        QWidget.setTabOrder(self._save, self._list.view)
        QWidget.setTabOrder(self._list.view, self._panel.raw.field)
