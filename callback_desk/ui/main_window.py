"""The main window: the rail at the left, a page beside it, the foot beneath."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from callback_desk.translation import _
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.backup_sign import BackupSign
from callback_desk.ui.drop_watch import DropWatch
from callback_desk.ui.folder_sign import FolderSign
from callback_desk.ui.foot_action import FootAction
from callback_desk.ui.foot_line import FootLine
from callback_desk.ui.foot_progress import FootProgress
from callback_desk.ui.foot_room import FootRoom
from callback_desk.ui.foot_sign import FootSign
from callback_desk.ui.key_sheet import KeySheet
from callback_desk.ui.mail_sign import MailSign
from callback_desk.ui.pressing import press_by_enter
from callback_desk.ui.rail import HIGH as HIGH_BUTTON
from callback_desk.ui.rail import RailButton
from callback_desk.ui.room import Room, place_of
from callback_desk.ui.sign_in.fitting import room_for
from callback_desk.ui.sorting.kept_tables import KeptTables
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState

# The page that was seen last is kept under this, by the sign on its button.
PAGE_SEEN = "page"
# Layout units.
RAIL_WIDTH, EDGE, WIDE, HIGH, NARROW = 24, 4, 350, 178, 150
LEAST_WIDE, LEAST_HIGH = 100, 84
# A lower window has no room for a line above its pages; the card says the same.
LOWEST_ABOVE = 110
MENU_KEY = "F10"


class _Pages(QStackedWidget):
    """The pages; only the one that is seen says how much room it needs."""

    def minimumSizeHint(self) -> QSize:
        """As the page that is seen."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()


class MainWindow(QWidget):
    """Holds the pages; `drops` hands on what is dropped on it.

    `narrowed` tells whether it is a strip, and whether it is low. `lock_wanted` asks
    for the sign-in window, `removal_wanted` for the desk to go, `closed` follows when
    the window was closed.
    """

    lock_wanted = Signal()
    removal_wanted = Signal(bool)
    narrowed = Signal(bool, bool)
    closed = Signal()

    def __init__(self, theme: Theme, initials: str, state: WindowState) -> None:
        super().__init__()
        self._theme, self._state = theme, state
        self.setWindowTitle("Callback Desk")
        self.drops = DropWatch(self)
        self.drops.refused.connect(self.tell)
        # The first of the window's stops for Tab is the last one of its round.
        self.backup_sign = BackupSign(theme)
        self.backup_sign.setParent(self)
        self.contact_sign = FootSign(theme, "staff")
        self.contact_sign.setParent(self)
        self.contact_sign.setMinimumWidth(1)
        self.mail_sign = MailSign(theme)
        self.mail_sign.setParent(self)
        self._pages = _Pages()
        self._rail_place, self._rail = QWidget(), QVBoxLayout()
        self._rail_foot = QVBoxLayout()
        self._choices = QButtonGroup(self)
        # From top to bottom.
        self._rail_buttons: list[RailButton] = []
        self._begins_at: dict[QWidget, QWidget] = {}
        self._ways: list[tuple[str, str, RailButton]] = []
        self._signs: dict[str, RailButton] = {}
        self.folder_sign = FolderSign(theme)
        self.folder_sign.setParent(self)
        self.foot_action = FootAction(theme)
        # What is told above the pages, a line each.
        self.lines = QVBoxLayout()
        self._status = FootLine(theme)
        self.tell_on = self._status.say_on
        self._progress = FootProgress(theme)
        self._menu_button = RailButton(theme, _("Menu"), "menu", keys=MENU_KEY)
        self._menu_button.clicked.connect(self.open_menu)
        self._lock_button = RailButton(
            theme, _("Lock · {initials}", initials=initials), "lock", keys="Ctrl+L"
        )
        self._lock_button.clicked.connect(self.lock_wanted)
        self._tables = KeptTables(state, self)
        self.menu, self.keys = ActionMenu(self), KeySheet(theme)
        self._before_keys: QWidget | None = None
        self._focus_before: QWidget | None = None
        self._build_layout()
        self.add_hidden_page(self.keys)
        self.keys.left.connect(self.leave_keys)
        self._offer_usual_actions()
        opening = QShortcut(QKeySequence(MENU_KEY), self)
        opening.activated.connect(self.open_menu)
        self._choices.idClicked.connect(self._on_page_chosen)
        self.resize(self._first_size())
        self.restoreGeometry(state.geometry())

    def _build_layout(self) -> None:
        theme, edge = self._theme, self._theme.px(EDGE)
        rail = self._rail_place
        rail.setFixedWidth(theme.px(RAIL_WIDTH))
        outer = QVBoxLayout(rail)
        outer.setContentsMargins(theme.px(1), edge, theme.px(1), edge)
        outer.addLayout(self._rail)
        outer.addStretch()
        outer.addLayout(self._rail_foot)
        outer.addWidget(self._menu_button)
        outer.addWidget(self._lock_button)
        told = self._status, self.foot_action
        signs = self.backup_sign, self.folder_sign, self.mail_sign
        contact, progress = self.contact_sign, self._progress
        self._foot_room = FootRoom(theme, contact, told, progress, *signs)
        column = QVBoxLayout()
        column.setContentsMargins(edge, edge, edge, theme.px(2))
        column.setSpacing(theme.px(2))
        column.addLayout(self.lines)
        column.addWidget(self._pages, 1)
        column.addLayout(self._foot_room.row)
        row = QHBoxLayout(self)
        # The pages rearrange themselves in a narrow window, so it may become one.
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        least = QSize(theme.px(LEAST_WIDE), theme.px(LEAST_HIGH))
        self.setMinimumSize(least.boundedTo(self.screen().availableSize()))
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addLayout(column, 1)

    def show_contact_sign(self) -> None:
        """Show who is the safety contact, where there is room for it."""
        self._foot_room.share()

    def _first_size(self) -> QSize:
        """Most of the screen, but no more than the desk can use."""
        wanted = QSize(self._theme.px(WIDE), self._theme.px(HIGH))
        return wanted.boundedTo(room_for(self))

    def add_page(
        self,
        name: str,
        icon_name: str,
        page: QWidget,
        *,
        foot_keys: str | None = None,
        begins_at: QWidget | None = None,
    ) -> RailButton:
        """Add a page, with its button on the rail; the first one is shown.

        Args:
            name: the word on its button.
            icon_name: the sign above it.
            page: what is shown.
            foot_keys: the keys of a page at the foot of the rail; the others are
                reached by Ctrl and their number from above.
            begins_at: the part that gets the focus when keys lead there; the page's
                focus proxy if None. (A proxy would take the parts before it out of
                the reach of Tab.)

        Returns:
            its button, to put a badge on.
        """
        rail = self._rail if foot_keys is None else self._rail_foot
        keys = foot_keys or f"Ctrl+{rail.count() + 1}"
        button = RailButton(self._theme, name, icon_name, keys=keys)
        button.setCheckable(True)
        number = self._pages.addWidget(page)
        self._tables.follow(page)
        self._choices.addButton(button, number)
        if begins_at is not None:
            self._begins_at[page] = begins_at
        rail.addWidget(button)
        above = self._rail.count() - 1 if foot_keys is None else len(self._rail_buttons)
        self._rail_buttons.insert(above, button)
        self._listen(keys, button)
        self._ways.append((name, keys, button))
        self._signs[icon_name] = button
        if len(self._choices.buttons()) == 1:
            self.show_page(page)
        self._order_tabs()
        return button

    def _listen(self, keys: str, button: RailButton) -> None:
        """Let keys press a button wherever the focus is, the rail hidden too."""
        QShortcut(QKeySequence(keys), self).activated.connect(button.click)

    def add_hidden_page(self, page: QWidget) -> None:
        """Add a page that is reached from another, with no button of its own."""
        self._pages.addWidget(page)
        self._tables.follow(page)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """The rail from top to bottom, then the page."""
        rail = [*self._rail_buttons, self._menu_button, self._lock_button]
        for before, behind in pairwise(rail):
            QWidget.setTabOrder(before, behind)

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages; the rail lights its button, or none."""
        shown = place_of(page)
        self._pages.setCurrentWidget(shown)
        number = self._pages.indexOf(shown)
        # One that is reached from another page has no button: none is lit then.
        self._choices.setExclusive(False)
        for button in self._choices.buttons():
            button.setChecked(self._choices.id(button) == number)
        self._choices.setExclusive(True)

    def page_shown(self) -> QWidget | None:
        """The page that is seen."""
        page = self._pages.currentWidget()
        return page.page if isinstance(page, Room) else page

    def open_menu(self) -> None:
        """Open the menu with every action and its keys."""
        self.menu.open_above(self._menu_button)

    def offer_pages(self) -> None:
        """Offer the pages in the menu, the only way to them where no rail is seen."""
        for name, keys, button in self._ways:
            self.menu.offer(name, keys, button.click, only_shows=True)

    def _offer_usual_actions(self) -> None:
        offer = self.menu.offer
        self.menu.begin_last_part()
        offer(_("Keys"), "F1", self.show_keys)
        offer(_("Lock"), "Ctrl+L", self.lock_wanted.emit)
        offer(_("Quit"), "Ctrl+Q", self.close)
        self.menu.go_before_last_part()

    def show_keys(self) -> None:
        """Show the page with all keys, or leave it."""
        if self.page_shown() is self.keys:
            self.leave_keys()
            return
        offered = ((one.keys, one.words) for one in self.menu.offered() if one.keys)
        self.keys.say_actions(tuple(offered))
        self._before_keys = self._pages.currentWidget()
        self._focus_before = self.focusWidget()
        self.show_page(self.keys)
        self.keys.back.setFocus()

    def leave_keys(self) -> None:
        """Back to where the keys were asked for."""
        if self._before_keys is not None:
            self.show_page(self._before_keys)
            if self._focus_before is not None and isValid(self._focus_before):
                self._focus_before.setFocus()
        self._before_keys = None

    def _on_page_chosen(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        page, button = self.page_shown(), self._choices.button(number)
        begins_at = page and (self._begins_at.get(page) or page.focusProxy())
        if begins_at is not None and not button.hasFocus():
            begins_at.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, words: str) -> None:
        """Say something in the foot."""
        self._status.say(words)
        self.foot_action.withdraw()
        self._foot_room.share()

    def tell_with(self, words: str, action: str) -> None:
        """Say something in the foot, with a button behind it: `foot_action`."""
        self._status.say(words)
        self.foot_action.offer(action)
        self._foot_room.share()

    def take_back(self, words: str) -> None:
        """Say no more what holds no longer, unless something else stands there."""
        if words and self._status.said == words:
            self.tell("")

    def tell_progress(self, words: str) -> None:
        """Say how far the day has come."""
        self._progress.say(words)
        self._foot_room.share()

    def bring_forward(self) -> None:
        """Show the window above the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow strip has no room for the rail, a low window none for its words."""
        super().resizeEvent(event)
        roomy = event.size().width() >= self._theme.px(NARROW)
        self._rail_place.setVisible(roomy)
        low = event.size().height() < self._theme.px(LOWEST_ABOVE)
        self.narrowed.emit(not roomy, low)
        beside = self._theme.px(RAIL_WIDTH) if roomy else 0
        wide = event.size().width() - beside - 2 * self._theme.px(EDGE)
        self._foot_room.fit(wide, is_strip=not roomy)
        buttons = [*self._rail_buttons, self._menu_button, self._lock_button]
        needed = len(buttons) * self._theme.px(HIGH_BUTTON) + 2 * self._theme.px(EDGE)
        for button in buttons:
            button.set_low(event.size().height() < needed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus, which the pages left it to."""
        if not press_by_enter(event, self.focusWidget()):
            super().keyPressEvent(event)

    def keep_place(self) -> None:
        """Remember where the window stands, and which page is seen."""
        self._state.keep_geometry(self.saveGeometry())
        chosen = self._choices.checkedButton()
        seen = [sign for sign, button in self._signs.items() if button is chosen]
        self._state.keep_text(PAGE_SEEN, *(seen or [""]))

    def show_kept_page(self) -> None:
        """Show the page that was seen last, if there is such a one."""
        button = self._signs.get(self._state.text(PAGE_SEEN))
        if button is not None and not button.isChecked():
            button.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place, and tell that it was closed."""
        # Behind the lock it was kept as that fell, and another page stands there now.
        if not self.isHidden():
            self.keep_place()
        super().closeEvent(event)
        self.closed.emit()
