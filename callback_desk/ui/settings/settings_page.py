"""Settings: the sections at the left, what can be set beside them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from callback_desk.services.desk import Desk
from callback_desk.services.staff_access import change_password
from callback_desk.ui.background import Background
from callback_desk.ui.settings.appearance_panel import AppearancePanel
from callback_desk.ui.settings.backups_panel import BackupsPanel
from callback_desk.ui.settings.computer_panel import ComputerPanel
from callback_desk.ui.settings.folders_panel import FoldersPanel
from callback_desk.ui.settings.mailboxes_panel import MailboxesPanel
from callback_desk.ui.settings.outcomes_panel import OutcomesPanel
from callback_desk.ui.settings.password_panel import PasswordPanel
from callback_desk.ui.settings.section_button import SectionButton
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.settings.staff_panel import StaffPanel
from callback_desk.ui.settings.telephone_panel import TelephonePanel
from callback_desk.ui.settings.told_panel import ToldPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import PlainLabel
from callback_desk.ui.window_state import WindowState

# Layout units: beneath the narrow width the sections stand above the panel.
SECTIONS_WIDE, PANEL_WIDE, NARROW = 50, 200, 160


class SettingsPage(QWidget):
    """Each section is a panel of its own.

    `told` says what was done, `failed` carries what has no place on a panel.
    `discreet_chosen` tells whether patients can see the screen; `text_size_chosen`
    asks for a new window.
    """

    told = Signal(str)
    failed = Signal(object)
    discreet_chosen = Signal(bool)
    text_size_chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        state: WindowState,
        *,
        discreet: bool,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.staff = StaffPanel(theme, background, desk)
        self.mailboxes = MailboxesPanel(theme, background, desk)
        self.outcomes = OutcomesPanel(theme, background, desk)
        self.folders = FoldersPanel(theme, background, desk)
        self.backups = BackupsPanel(theme)
        self.telephone = TelephonePanel(theme, state)
        self.computer = ComputerPanel(theme, discreet=discreet)
        self.appearance = AppearancePanel(theme, state)
        self.being_told = ToldPanel(theme, state)
        self.password = PasswordPanel(theme, background, partial(change_password, desk))
        self.panels: tuple[SettingsPanel, ...] = (
            *(self.staff, self.outcomes, self.mailboxes, self.folders),
            *(self.backups, self.computer, self.telephone, self.appearance),
            *(self.being_told, self.password),
        )
        self._sections, self._group = QWidget(), QButtonGroup(self)
        self._buttons: list[SectionButton] = []
        self._stack = QStackedWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()
        self.show_panel(self.staff)

    def _build(self) -> None:
        theme = self._theme
        flow = FlowLayout(self._sections, theme.px(1))
        for number, panel in enumerate(self.panels):
            button = SectionButton(theme, panel.title, panel.icon_name)
            self._buttons.append(button)
            self._group.addButton(button, number)
            flow.addWidget(button)
            self._stack.addWidget(_scrolled(panel, theme.px(PANEL_WIDE)))
        self._body.setSpacing(theme.px(4))
        self._body.addWidget(self._sections)
        self._body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(PlainLabel(theme, "Settings", scale=1.6, bold=True))
        column.addLayout(self._body, 1)
        self._arrange(narrow=False)

    def _connect(self) -> None:
        self._group.idClicked.connect(self._on_section_chosen)
        self.staff.told.connect(self.told)
        self.staff.failed.connect(self.failed)
        self.mailboxes.told.connect(self.told)
        self.mailboxes.failed.connect(self.failed)
        self.folders.told.connect(self.told)
        self.folders.failed.connect(self.failed)
        self.password.told.connect(self.told)
        self.outcomes.told.connect(self.told)
        self.outcomes.failed.connect(self.failed)
        self.telephone.told.connect(self.told)
        self.computer.discreet_chosen.connect(self.discreet_chosen)
        self.appearance.text_size_chosen.connect(self.text_size_chosen)

    @property
    def panel(self) -> SettingsPanel:
        """The panel that is shown."""
        return self.panels[self._stack.currentIndex()]

    def show_panel(self, panel: SettingsPanel) -> None:
        """Show a section; keys that lead to the page lead to its place in the list."""
        number = self.panels.index(panel)
        self._stack.setCurrentIndex(number)
        self._buttons[number].setChecked(True)
        self.setFocusProxy(self._buttons[number])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the sections stand above."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < self._theme.px(NARROW))

    def _arrange(self, *, narrow: bool) -> None:
        way = QBoxLayout.Direction
        wide = self._theme.px(SECTIONS_WIDE)
        self._body.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._sections.setMinimumWidth(0 if narrow else wide)
        self._sections.setMaximumWidth(self.maximumWidth() if narrow else wide)
        for button in self._buttons:
            button.set_least_width(0 if narrow else wide)

    def _on_section_chosen(self, number: int) -> None:
        self.show_panel(self.panels[number])


def _scrolled(panel: SettingsPanel, widest: int) -> QScrollArea:
    """A panel no wider than is good to read, that scrolls where it must."""
    panel.setMaximumWidth(widest)
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(panel, 100)
    row.addStretch(1)
    area = QScrollArea()
    area.setWidget(place)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
