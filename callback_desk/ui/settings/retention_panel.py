"""Retention: for how many years people are kept, and removing whom the rule lets go."""

from dataclasses import dataclass
from functools import partial
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.retention import FEWEST_YEARS, MOST_YEARS, Purge
from callback_desk.domain.stopping import Stopped
from callback_desk.services.desk import Desk
from callback_desk.services.retention import (
    Removal,
    day_of_rule,
    preview_purge,
    purge,
    retention_years,
    set_retention,
)
from callback_desk.services.staff_access import list_managers
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.settings.number_field import NumberField
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.people import say_list
from callback_desk.wording.retention import (
    say_backups,
    say_goes,
    say_purged,
    say_removed,
    say_stays,
)

LOOKING = _("Looking who would go…")
NOT_KNOWN = _("It is not known who would go.")
YEARS = _("years after the last that happened with them")
WHOSE = _("An office manager says for how long people are kept: {names}.")
WRITING = _("Writing the file anew…")
GOING_ON = _("Until the file is written anew, traces of them are left in it.")
STOP_MEANS = _("Stopped, that is done when the desk is opened next.")
FINAL = _("There is no way back, and no backup is made before: it would keep them.")


@dataclass(frozen=True, slots=True)
class _Read:
    """The rule, whom it lets go, and who may change it."""

    years: int
    removal: Removal | None
    managers: list[str]


def _read(desk: Desk) -> _Read:
    years = retention_years(desk)
    removal = None
    if desk.staff.manages:
        removal = preview_purge(desk, day_of_rule(desk, years))
    return _Read(years, removal, list_managers(desk))


class RetentionPanel(SettingsPanel):
    """The rule for everybody; changing it and removing for office managers.

    `told` says what was done, `failed` carries what has no place here.
    """

    title = _("Retention")
    about = _("Closed leads are kept for some years; then who it was can go for good.")
    icon_name = "history"
    told = Signal(str)
    failed = Signal(object)
    _gone = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme)
        self._background, self._desk = background, desk
        self._removal: Removal | None = None
        self._cannot_read = False
        # Who is gone, once they are: then nothing may be told as if they had stayed.
        self._end = Event()
        self._purged: Purge | None = None
        self.dialog: AskOnceDialog | None = None
        self.notice = Notice(theme)
        self.years = NumberField(theme, _("Years"), FEWEST_YEARS, MOST_YEARS)
        self.keep_button = NamedButton(
            theme, _("Keep this rule"), tells=_("Keep people for so many years")
        )
        self.remove_button = NamedButton(
            theme,
            _("Remove for good…"),
            tells=_("Remove whom the rule lets go; asks once"),
        )
        self.remove_button.setEnabled(False)
        self._goes = PlainLabel(theme, LOOKING, bold=True, wraps=True)
        self._stays = PlainLabel(theme, wraps=True)
        self._backups = PlainLabel(theme, muted=True, wraps=True)
        self._whose = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self._build()
        # It comes from the lane.
        self._gone.connect(self._on_gone, Qt.ConnectionType.QueuedConnection)
        self.keep_button.clicked.connect(self._on_keep_asked)
        self.years.returnPressed.connect(self._on_keep_asked)
        self.remove_button.clicked.connect(self._on_remove_asked)

    def _build(self) -> None:
        theme, manages = self._theme, self._desk.staff.manages
        card = Card(theme, padding=5)
        card.column.setSpacing(theme.px(3))
        rule = QHBoxLayout()
        rule.setSpacing(theme.px(2))
        rule.addWidget(PlainLabel(theme, _("Keep people for")))
        rule.addWidget(self.years)
        rule.addWidget(PlainLabel(theme, YEARS, wraps=True), 1)
        card.column.addLayout(rule)
        feet = QHBoxLayout()
        feet.addWidget(self.keep_button)
        feet.addStretch()
        card.column.addLayout(feet)
        self.column.addWidget(card)
        self._going = Card(theme, padding=5)
        self._going.column.setSpacing(theme.px(3))
        for label in (self._goes, self._stays, self._backups):
            self._going.column.addWidget(label)
        self._going.column.addWidget(self.notice)
        remove = QHBoxLayout()
        remove.addWidget(self.remove_button)
        remove.addStretch()
        self._going.column.addLayout(remove)
        self.column.addWidget(self._going)
        self.column.addWidget(self._whose)
        self.column.addStretch()
        self.years.setEnabled(manages)
        self.keep_button.setVisible(manages)
        self._going.setVisible(manages)
        self._whose.setVisible(not manages)

    def first_field(self) -> QWidget | None:
        """The years; nothing for who may not change them."""
        return self.years if self._desk.staff.manages else None

    @property
    def goes(self) -> str:
        """What is said of who goes."""
        return self._goes.text()

    @property
    def whose(self) -> str:
        """Who may change the rule, as it is said to everybody else."""
        return self._whose.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Something may have happened meanwhile."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look again who would go."""
        self._background.run(
            partial(_read, self._desk), self._on_read, self._on_not_read
        )

    def _on_not_read(self, error: Exception) -> None:
        """Nobody looks any more; the next time that the page is seen, it is tried."""
        self._removal = None
        self.remove_button.setEnabled(False)
        self._goes.say(NOT_KNOWN)
        for label in (self._stays, self._backups):
            label.say("")
        self._cannot_read = True
        self._show_failure(error)

    def _show_failure(self, error: Exception) -> None:
        self.notice.say_failure(error)
        if not isinstance(error, DeskError):
            self.failed.emit(error)

    def _on_read(self, read: _Read) -> None:
        if self._cannot_read:
            self.notice.hide()
        self._cannot_read = False
        if not self.years.isModified():
            self.years.set_number(read.years)
        self._whose.say(WHOSE.format(names=say_list(read.managers)))
        if read.removal is not None:
            self.show_removal(read.removal)

    def show_removal(self, removal: Removal) -> None:
        """Show who would go."""
        self._removal, told = removal, removal.purge
        self._goes.say(say_goes(told))
        self._stays.say(say_stays(told))
        self._backups.say(say_backups(removal.backups))
        self.remove_button.setEnabled(not told.is_empty)

    def _on_keep_asked(self) -> None:
        years = self.years.number
        self.years.setModified(False)
        self.remove_button.setEnabled(False)
        self._goes.say(LOOKING)
        self._background.run(
            partial(set_retention, self._desk, years),
            partial(self._on_kept, years),
            self._on_not_kept,
        )

    def _on_kept(self, years: int, nothing: object) -> None:
        self.notice.hide()
        self.told.emit(
            _(
                "People are kept for {years} years. Nobody was removed by that.",
                years=years,
            )
        )
        self.refresh()

    def _on_not_kept(self, error: Exception) -> None:
        self.refresh()
        self._show_failure(error)

    def _on_remove_asked(self) -> None:
        if self._removal is None:
            return
        told = self._removal.purge
        means = (say_goes(told), say_stays(told), say_backups(self._removal.backups))
        asked = Asked(
            title=_("Retention"),
            question=_("Remove these people for good?"),
            means=(*means, FINAL),
            act=_("Remove for good"),
            acting=_("Removing…"),
            act_tells=_("Remove them for good"),
            stay_tells=_("Everybody stays (Esc)"),
        )
        self._end = end = Event()
        self._purged = None
        heed = partial(_heed, end)
        act = partial(purge, self._desk, self._removal.day, heed, self._gone.emit)
        self.dialog = AskOnceDialog(
            *(self._theme, self._background, asked, act, self.window()), stop=end.set
        )
        self.dialog.acted.connect(self._on_removed)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def _on_dialog_finished(self, result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if result != QDialog.DialogCode.Rejected:
            return
        if self._purged is not None:
            # What failed then was writing the file anew.
            self.told.emit(say_removed(self._purged, is_rewritten=False))
            self.refresh()
        elif self._end.is_set():
            self.told.emit(_("It was stopped: nobody was removed."))

    def _on_gone(self, purged: Purge) -> None:
        self._purged = purged
        if self.dialog is not None:
            removed = say_purged(purged)
            words = "\n".join((removed, GOING_ON, STOP_MEANS))
            self.dialog.say_going_on(words, WRITING)

    def _on_removed(self, removal: Removal) -> None:
        self.told.emit(say_removed(removal.purge, is_rewritten=removal.is_rewritten))
        self.refresh()


def _heed(end: Event) -> None:
    if end.is_set():
        raise Stopped
