"""The first run: six short steps from nothing to a desk."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.errors import DeskError
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.ports import Clock
from callback_desk.translation import _, _n
from callback_desk.ui.announcing import announce
from callback_desk.ui.background import Background
from callback_desk.ui.first_run.choices import HolidayBook, NewDeskChoices
from callback_desk.ui.first_run.first_file_panel import FirstFilePanel
from callback_desk.ui.first_run.hours_panel import HoursPanel
from callback_desk.ui.first_run.making_panel import MakingPanel
from callback_desk.ui.first_run.manager_panel import ManagerPanel
from callback_desk.ui.first_run.place_panel import PlacePanel
from callback_desk.ui.first_run.recovery_panel import RecoveryPanel
from callback_desk.ui.first_run.recovery_sheet import RecoverySheet
from callback_desk.ui.first_run.screen_panel import ScreenPanel
from callback_desk.ui.first_run.step_panel import StepPanel
from callback_desk.ui.first_run.step_progress import StepProgress
from callback_desk.ui.form_area import FormArea
from callback_desk.ui.sign_in.fitting import open_at, room_for
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton

STEPS = 6
# Layout units around what is brought into view: what is wrong stands beneath it.
AROUND = 14


class FirstRunWindow(QWidget):
    """Leads through the steps, makes the desk, and shows its recovery key.

    `desk_made` brings the `NewDeskChoices` once the desk is there, `file_chosen` the
    path of a first file; `finished` comes last, with or without one.
    """

    desk_made = Signal(object)
    file_chosen = Signal(object)
    finished = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        default_path: Path,
        make_desk: Callable[[NewDeskChoices], str],
        *,
        book: HolidayBook,
        clock: Clock,
    ) -> None:
        """Build the window.

        Args:
            theme: its looks.
            background: where holidays are looked up and the desk is made.
            default_path: where the desk is kept unless another place is chosen.
            make_desk: makes it, and returns the recovery key.
            book: the public holidays.
            clock: the time, aware UTC.
        """
        super().__init__()
        self._theme, self._background = theme, background
        self._make_desk, self._clock = make_desk, clock
        self._busy = self._warned = False
        self.place = PlacePanel(theme, background, book, clock)
        self.hours, self.manager = HoursPanel(theme), ManagerPanel(theme)
        self.screen_step = ScreenPanel(theme)
        self.making = MakingPanel(theme, default_path)
        self.recovery, self.first_file = RecoveryPanel(theme), FirstFilePanel(theme)
        self.steps: tuple[StepPanel, ...] = (
            *(self.place, self.hours, self.manager, self.screen_step),
            *(self.making, self.recovery, self.first_file),
        )
        self.progress = StepProgress(theme, STEPS)
        self.back_button = NamedButton(theme, _("Back"), shortcut="Alt+Left")
        self.next_button = NamedButton(theme, _("Next"), kind="primary", tells="Enter")
        self._stack = QStackedWidget()
        self._build()
        self.back_button.clicked.connect(self._on_back_asked)
        self.next_button.clicked.connect(self._on_next_asked)
        self.first_file.file_chosen.connect(self._on_file_chosen)
        self.show_step(self.place)

    def _build(self) -> None:
        theme, edge = self._theme, self._theme.px(7)
        self.setWindowTitle(_("Set up Callback Desk"))
        least = QSize(theme.px(150), theme.px(110))
        self.setMinimumSize(least.boundedTo(room_for(self)))
        open_at(self, theme.px(216), theme.px(140))
        for step in self.steps:
            self._stack.addWidget(_scrolled(step))
        feet = QHBoxLayout()
        feet.addWidget(self.back_button)
        feet.addStretch()
        feet.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, theme.px(5), edge, theme.px(5))
        column.setSpacing(theme.px(5))
        column.addWidget(self.progress)
        column.addWidget(self._stack, 1)
        column.addLayout(feet)

    @property
    def step(self) -> StepPanel:
        """The step that is shown."""
        return self.steps[self._stack.currentIndex()]

    def show_step(self, step: StepPanel) -> None:
        """Go to a step."""
        self._stack.setCurrentIndex(self.steps.index(step))
        self.progress.reach(step.number)
        self.next_button.say(step.next_words)
        self._set_kind("primary" if step.next_is_main else "")
        self.back_button.setVisible(step not in (self.place, *self.steps[5:]))
        (step.first_field() or self.next_button).setFocus()
        announce(step, f"{step.title} {step.about_label.text()}")

    def choices(self) -> NewDeskChoices:
        """All that was chosen."""
        country, subdivision = self.place.place
        calendar = CalendarDefinition(
            timezone=self.place.timezone,
            hours=self.hours.week(),
            country=country,
            subdivision=subdivision,
            open_on=self.place.closings.open_on(),
        )
        return NewDeskChoices(
            path=self.making.path,
            manager=self.manager.manager,
            password=self.manager.new_password.password,
            calendar=calendar,
            patients_can_see_screen=self.screen_step.patients_can_see_screen,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, or presses the button that has the focus."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        is_button = isinstance(focused, QPushButton) and focused.hasFocus()
        button = focused if is_button else self.next_button
        if isinstance(button, QPushButton):
            button.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Warn once where closing would lose the recovery key."""
        if self._busy:
            event.ignore()
        elif self.recovery.at_risk and not self._warned:
            self._warned = True
            self.recovery.check()
            self._bring_focused()
            event.ignore()
        else:
            super().closeEvent(event)

    def _on_back_asked(self) -> None:
        if not self._busy:
            self.show_step(self.steps[self._stack.currentIndex() - 1])

    def _on_next_asked(self) -> None:
        step = self.step
        if self._busy:
            return
        if not step.check():
            self._bring_focused()
            return
        if step is self.making:
            self._make()
        elif step is self.first_file:
            self.finished.emit()
        else:
            if step is self.screen_step:
                self.making.show_choices(self._say_choices())
            self.show_step(self.steps[self._stack.currentIndex() + 1])

    def _bring_focused(self) -> None:
        """Have what is to be mended seen where the step is scrolled."""
        area, focused = self._stack.currentWidget(), self.focusWidget()
        if isinstance(area, FormArea) and area.isAncestorOf(focused):
            area.bring(focused, self._theme.px(AROUND))

    def _say_choices(self) -> dict[str, str]:
        closed = len(self.place.closings.closed())
        holidays = _n("1 public holiday", "{count} public holidays", closed)
        seen = self.screen_step.patients_can_see_screen
        return {
            _("Clinic"): self.place.say(),
            _("Time zone"): self.place.zone.currentText(),
            _("Closed on"): _("{holidays} a year", holidays=holidays)
            if closed
            else _("no public holiday"),
            _("Desk hours"): self.hours.say(),
            _("You"): _("{manager}, office manager", manager=self.manager.manager),
            _("Screen"): _("details hidden until M is held")
            if seen
            else _("details shown"),
        }

    def _make(self) -> None:
        choices = self.choices()
        self._set_busy(True)
        self._background.run(
            partial(_made, self._make_desk, choices), self._on_made, self._on_failed
        )

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.making.set_busy(busy)
        self.next_button.say(_("Making…") if busy else self.step.next_words)
        for button in (self.back_button, self.next_button):
            button.setEnabled(not busy)

    def _set_kind(self, kind: str) -> None:
        """Let the way on stand out, or not; the style looks at a property again."""
        self.next_button.setProperty("kind", kind)
        self.next_button.style().unpolish(self.next_button)
        self.next_button.style().polish(self.next_button)

    def _on_made(self, made: tuple[NewDeskChoices, str]) -> None:
        choices, key = made
        self._set_busy(False)
        self.manager.new_password.clear()
        today = self._clock().astimezone(zone_named(choices.calendar.timezone)).date()
        sheet = RecoverySheet(key, choices.manager, choices.path, today)
        self.recovery.show_key(sheet)
        self.show_step(self.recovery)
        self.desk_made.emit(choices)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        self.making.say_failure(error)
        self.making.change.setFocus()
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def _on_file_chosen(self, path: Path) -> None:
        self.file_chosen.emit(path)
        self.finished.emit()


def _made(
    make_desk: Callable[[NewDeskChoices], str], choices: NewDeskChoices
) -> tuple[NewDeskChoices, str]:
    return choices, make_desk(choices)


def _scrolled(step: StepPanel) -> FormArea:
    """A step that scrolls where the screen is too small for it."""
    area = FormArea()
    area.column.addWidget(step)
    return area
