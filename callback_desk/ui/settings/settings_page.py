"""Settings: the sections at the left, what can be set beside them."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from callback_desk.services.desk import Desk
from callback_desk.services.staff_access import change_password
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.room import Room
from callback_desk.ui.settings.appearance_panel import AppearancePanel
from callback_desk.ui.settings.audit_panel import AuditPanel
from callback_desk.ui.settings.backups_panel import BackupsPanel
from callback_desk.ui.settings.codes_card import CodesCard
from callback_desk.ui.settings.computer_panel import ComputerPanel
from callback_desk.ui.settings.folders_panel import FoldersPanel
from callback_desk.ui.settings.guides_panel import GuidesPanel
from callback_desk.ui.settings.mailboxes_panel import MailboxesPanel
from callback_desk.ui.settings.outcomes_panel import OutcomesPanel
from callback_desk.ui.settings.password_panel import PasswordPanel
from callback_desk.ui.settings.recovery_panel import RecoveryKeyPanel
from callback_desk.ui.settings.retention_panel import RetentionPanel
from callback_desk.ui.settings.safety_words_panel import SafetyWordsPanel
from callback_desk.ui.settings.section_list import SectionList
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.settings.staff_panel import StaffPanel
from callback_desk.ui.settings.telephone_panel import TelephonePanel
from callback_desk.ui.settings.told_panel import ToldPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from callback_desk.ui.window_state import WindowState

# Layout units: beneath this width the sections stand above the panel.
NARROW = 160
Panel = TypeVar("Panel", bound=SettingsPanel)


class SettingsPage(QWidget):
    """Each section is a panel of its own, made when it is first shown or asked for.

    All at once they would hold the window up. `section_made` carries a new panel.
    `told` says what was done, `failed` carries what has no place on a panel.
    `discreet_chosen` tells whether patients can see the screen; `looks_chosen`
    asks for a new window, `texts_changed` follows when a guide was changed;
    `removal_wanted` asks for the desk to go, and says whether its backups go as well.
    """

    section_made = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    discreet_chosen = Signal(bool)
    removal_wanted = Signal(bool)
    looks_chosen = Signal()
    texts_changed = Signal()

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
        self._staff = self._room(StaffPanel, theme, background, desk)
        self._outcomes = self._room(OutcomesPanel, theme, background, desk)
        self._guides = self._room(GuidesPanel, theme, background, desk)
        self._safety_words = self._room(SafetyWordsPanel, theme, background, desk)
        self._mailboxes = self._room(MailboxesPanel, theme, background, desk)
        self._folders = self._room(FoldersPanel, theme, background, desk)
        self._backups = self._room(BackupsPanel, theme)
        self._audit = self._room(AuditPanel, theme, background, desk)
        self._recovery = self._room(RecoveryKeyPanel, theme, background, desk)
        computer = partial(ComputerPanel, discreet=discreet)
        self._retention = self._room(RetentionPanel, theme, background, desk)
        self._computer = self._room(
            computer, theme, background, desk, state.of_everybody()
        )
        self._telephone = self._room(TelephonePanel, theme, state)
        self._appearance = self._room(AppearancePanel, theme, state)
        self._being_told = self._room(ToldPanel, theme, state)
        change = partial(change_password, desk)
        codes = partial(self._make_codes, theme, background, desk)
        self._password = self._room(PasswordPanel, theme, background, change, codes)
        # From top to bottom.
        self._rooms: tuple[tuple[type[SettingsPanel], Room[Any]], ...] = (
            (StaffPanel, self._staff),
            (OutcomesPanel, self._outcomes),
            (GuidesPanel, self._guides),
            (SafetyWordsPanel, self._safety_words),
            (MailboxesPanel, self._mailboxes),
            (FoldersPanel, self._folders),
            (BackupsPanel, self._backups),
            (AuditPanel, self._audit),
            (RecoveryKeyPanel, self._recovery),
            (RetentionPanel, self._retention),
            (ComputerPanel, self._computer),
            (TelephonePanel, self._telephone),
            (AppearancePanel, self._appearance),
            (ToldPanel, self._being_told),
            (PasswordPanel, self._password),
        )
        kinds = [kind for kind, _unused in self._rooms]
        self.sections = SectionList(theme, [(k.title, k.icon_name) for k in kinds])
        self._stack = QStackedWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.setFocusProxy(self.sections)
        self.sections.chosen.connect(self._show_section)
        self._show_section(0)

    def _room(self, make: Callable[..., Panel], *parts: object) -> Room[Panel]:
        return Room(partial(self._make, partial(make, *parts)))

    def _make(self, make: Callable[[], Panel]) -> Panel:
        panel = make()
        self._connect(panel)
        self.section_made.emit(panel)
        return panel

    def _make_codes(
        self, theme: Theme, background: Background, desk: Desk
    ) -> CodesCard:
        card = CodesCard(theme, background, desk)
        card.told.connect(self.told)
        card.failed.connect(self.failed)
        return card

    def _build(self) -> None:
        theme = self._theme
        for kind, room in self._rooms:
            self._stack.addWidget(_scrolled(room, theme.px(kind.widest)))
        self._body.setSpacing(theme.px(4))
        self._body.addWidget(self.sections)
        self._body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(PlainLabel(theme, _("Settings"), scale=1.6, bold=True))
        column.addLayout(self._body, 1)

    def _connect(self, panel: SettingsPanel) -> None:
        telling = StaffPanel | OutcomesPanel | MailboxesPanel | FoldersPanel
        telling |= AuditPanel | RetentionPanel | RecoveryKeyPanel | SafetyWordsPanel
        if isinstance(panel, telling):
            panel.told.connect(self.told)
            panel.failed.connect(self.failed)
        elif isinstance(panel, GuidesPanel):
            panel.told.connect(self.told)
            panel.failed.connect(self.failed)
            panel.changed.connect(self.texts_changed)
        elif isinstance(panel, PasswordPanel | TelephonePanel):
            panel.told.connect(self.told)
        elif isinstance(panel, ComputerPanel):
            panel.discreet_chosen.connect(self.discreet_chosen)
            panel.removal_wanted.connect(self.removal_wanted)
        elif isinstance(panel, AppearancePanel):
            panel.looks_chosen.connect(self.looks_chosen)

    @property
    def staff(self) -> StaffPanel:
        """Who works at the desk."""
        return self._staff.page

    @property
    def outcomes(self) -> OutcomesPanel:
        """What can come of a call."""
        return self._outcomes.page

    @property
    def guides(self) -> GuidesPanel:
        """What staff read on a call."""
        return self._guides.page

    @property
    def safety_words(self) -> SafetyWordsPanel:
        """The words that put a lead on top."""
        return self._safety_words.page

    @property
    def mailboxes(self) -> MailboxesPanel:
        """The mailboxes that are read."""
        return self._mailboxes.page

    @property
    def folders(self) -> FoldersPanel:
        """The folders that are watched."""
        return self._folders.page

    @property
    def backups(self) -> BackupsPanel:
        """How backups stand."""
        return self._backups.page

    @property
    def audit(self) -> AuditPanel:
        """Who did what."""
        return self._audit.page

    @property
    def recovery(self) -> RecoveryKeyPanel:
        """What opens the desk where nobody's password does."""
        return self._recovery.page

    @property
    def retention(self) -> RetentionPanel:
        """For how long people are kept."""
        return self._retention.page

    @property
    def computer(self) -> ComputerPanel:
        """Who can see the screen."""
        return self._computer.page

    @property
    def telephone(self) -> TelephonePanel:
        """How this computer dials."""
        return self._telephone.page

    @property
    def appearance(self) -> AppearancePanel:
        """Light or dark, and the size of the text."""
        return self._appearance.page

    @property
    def being_told(self) -> ToldPanel:
        """What is told while the window is behind others."""
        return self._being_told.page

    @property
    def password(self) -> PasswordPanel:
        """One's own password."""
        return self._password.page

    @property
    def panels(self) -> tuple[SettingsPanel, ...]:
        """All of them, made for it."""
        return tuple(room.page for _unused, room in self._rooms)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The names of the sections in which something was changed and not saved."""
        made = (room.page for _kind, room in self._rooms if room.is_made)
        return tuple(panel.title for panel in made if panel.is_unsaved)

    @property
    def panel(self) -> SettingsPanel:
        """The panel that is shown."""
        panel: SettingsPanel = self._rooms[self._stack.currentIndex()][1].page
        return panel

    def show_panel(self, panel: SettingsPanel) -> None:
        """Show a section; keys that lead to the page lead to its place in the list."""
        self.show_kind(type(panel))

    def show_kind(self, kind: type[SettingsPanel]) -> None:
        """Show the section that is of a kind, made if it was not yet."""
        kinds = [one for one, _unused in self._rooms]
        self._show_section(kinds.index(kind))

    def _show_section(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.sections.choose(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the sections stand above."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW)
        way = QBoxLayout.Direction
        self._body.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self.sections.set_narrow(narrow)


def _scrolled(room: QWidget, widest: int) -> QScrollArea:
    """A panel's room, no wider than is good to read; it scrolls where it must."""
    room.setMaximumWidth(widest)
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(room, 100)
    row.addStretch(1)
    area = QScrollArea()
    area.setWidget(place)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
