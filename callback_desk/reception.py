"""Who is let in: signing in, locking, and which window stands.

The sign-in window comes first and is light: whatever takes long to load (the database,
holidays, phone numbers) loads behind it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from shiboken6 import isValid

from callback_desk.farewell import Farewell
from callback_desk.gate import Gate, note_locked_now
from callback_desk.half_done import HalfDone
from callback_desk.loading import Loading
from callback_desk.opening import Opened, let_go, make_desk, open_demo, open_for
from callback_desk.ui.background import Background
from callback_desk.ui.first_paint import FirstPaint
from callback_desk.ui.sign_in.sign_in_window import SignInWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from callback_desk.demo import Demo
    from callback_desk.services.desk import Desk
    from callback_desk.ui.desk_watchers import DeskWatchers
    from callback_desk.ui.desk_window import DeskWindow
    from callback_desk.ui.error_dialog import ErrorDialog
    from callback_desk.ui.first_run.choices import NewDeskChoices
    from callback_desk.ui.first_run.first_run_window import FirstRunWindow
    from callback_desk.ui.safety.locked_crisis import CrisisMemory
    from callback_desk.ui.theme import Theme
    from callback_desk.ui.window_state import WindowState

# What this computer remembers for everybody at it.
DISCREET = "discreet"


def _nothing() -> None:
    """Runs behind what else does, and so tells when that is done."""


class Reception(QObject):
    """Who is let in, and which window stands on the screen.

    `stands` follows when the first window was painted: what it need not wait for.
    """

    stands = Signal()

    def __init__(self, application: QApplication, theme: Theme, path: Path) -> None:
        super().__init__()
        self._application, self._theme, self._path = application, theme, path
        self._background = Background(self)
        self._background.failed_unheard.connect(self.show_error)
        self._settings = QSettings("Callback Desk", "window")
        self._sign_in: SignInWindow | None = None
        self._first_run: FirstRunWindow | None = None
        self._window: DeskWindow | None = None
        self._opened: Opened | None = None
        self._watchers: DeskWatchers | None = None
        self._ahead: Loading | None = None
        self._is_demo, self._demo_password = False, ""
        self._gate = Gate(self)
        self._half_done = HalfDone(
            self._gate, self._background, lambda: self._path, self
        )
        self._half_done.failed.connect(self.show_error)
        self._gate.left_alone.connect(self.lock)
        self._farewell = Farewell(theme, self._settings)
        self._first_file: Path | None = None
        self._first_run_is_over = False
        self._error: ErrorDialog | None = None

    # Coming in

    def start(self) -> None:
        """Show the sign-in window, or the first run where there is no desk yet."""
        if self._path.is_file():
            self._show_sign_in()
        else:
            self._show_first_run()

    def start_demo(self, demo: Demo) -> None:
        """Show a demo's desk without signing in."""
        self._is_demo, self._demo_password = True, demo.password
        # Practice keeps nothing, nor does it set anything for this computer.
        kept = demo.path.with_suffix(".ini")
        self._settings = QSettings(str(kept), QSettings.Format.IniFormat)
        self._farewell = Farewell(self._theme, self._settings)
        self._background.run(partial(open_demo, demo), self._on_opened)
        self.stands.emit()

    def _show_sign_in(self) -> None:
        names, back = self._gate.names_and_way_back()
        opening = partial(self._gate.let_in, self._path)
        self._sign_in = SignInWindow(
            *(self._theme, self._background, opening), names=names, back=back
        )
        self._sign_in.signed_in.connect(self._on_opened)
        if self._is_demo:
            self._sign_in.tell_password(self._demo_password)
        FirstPaint(self._sign_in).painted.connect(self._on_sign_in_painted)
        self._sign_in.show()

    def _on_sign_in_painted(self) -> None:
        self._offer_crisis()
        self.stands.emit()
        if self._window is None:
            self._ahead = Loading(self._theme, self._background, self)

    def _offer_crisis(self) -> None:
        """Let the crisis panel be one key away where nobody is signed in, too."""
        from callback_desk.ui.safety.locked_crisis import LockedCrisis

        if self._sign_in is not None:
            now = partial(datetime.now, UTC)
            LockedCrisis(self._theme, self._sign_in, self._crisis, now)

    @cached_property
    def _crisis(self) -> CrisisMemory:
        """What the desk's window and the locked one know both of the crisis panel."""
        from callback_desk.ui.safety.locked_crisis import CrisisMemory

        return CrisisMemory.kept_in(self._settings, self._path)

    def _show_first_run(self) -> None:
        from callback_desk import bootstrap
        from callback_desk.reference.holiday_table import HolidayTable
        from callback_desk.ui.first_run.first_run_window import FirstRunWindow

        self._first_run = FirstRunWindow(
            self._theme,
            self._background,
            self._path,
            make_desk,
            book=HolidayTable(),
            clock=bootstrap.real_time,
        )
        self._first_run.desk_made.connect(self._on_desk_made)
        self._first_run.file_chosen.connect(self._on_first_file_chosen)
        self._first_run.finished.connect(self._on_first_run_finished)
        self._first_run.show()
        self.stands.emit()

    def _on_desk_made(self, choices: NewDeskChoices) -> None:
        self._path = choices.path
        self._everybody().keep_number(DISCREET, int(choices.patients_can_see_screen))
        self._background.run(
            partial(open_for, choices.path, choices.manager, choices.password),
            self._on_first_opened,
        )

    def _on_first_opened(self, opened: Opened) -> None:
        self._opened = opened
        if self._first_run_is_over:
            self._on_opened(opened)

    def _on_first_file_chosen(self, path: Path) -> None:
        self._first_file = path

    def _on_first_run_finished(self) -> None:
        self._first_run_is_over = True
        if self._opened is not None:
            self._on_opened(self._opened)

    def _on_opened(self, opened: Opened) -> None:
        """Somebody is in: show the main window, their own one again after a lock."""
        before, window = self._opened, self._window
        by_pin = opened is before and self._gate.is_closed
        pin = "" if self._sign_in is None else self._sign_in.chosen_pin
        if before and window and before.desk.staff == opened.desk.staff:
            # What they left half done is in it: a note, an open call, a draft. Its desk
            # is the one that the mail was watched for all along.
            if not by_pin:
                self._background.run(opened.stack.close)
            self._gate.open_again(pin)
            self._half_done.look_for_kept(before.desk, window)
        else:
            self._farewell.drop()
            if window is not None and before is not None:
                self._half_done.set_aside(before.desk, window)
            self._gate.open_for_another(opened, pin)
            self._opened = opened
            watchers = self._watchers_for()
            watched_before = watchers.watch(opened.desk)
            if before is not None and before is not opened:
                let_it_go = partial(let_go, before, *watched_before)
                watchers.intake.let_go_behind(let_it_go)
            if window is not None:
                window.deleteLater()
            self._window = window = self._build_window(opened.desk)
            self._half_done.bring_back(opened.desk, window, self._theme)
            window.day.telling.look()
        window.day.safety.crisis.remember(self._crisis)
        window.show()
        self._put_away(self._sign_in)
        self._put_away(self._first_run)
        self._sign_in = self._first_run = None
        self._note_sign_in(by_pin=by_pin)
        if not self._is_demo:
            self._gate.watch(self._application, window, self._everybody())

    def _note_sign_in(self, *, by_pin: bool) -> None:
        """Put it into the audit once the window stands; nobody waits for that."""
        from callback_desk.services.sign_ins import note_sign_in, note_unlocked

        if self._opened is not None and not self._is_demo:
            note = partial(note_unlocked if by_pin else note_sign_in, self._opened.desk)
            self._background.run(note, None, self.show_error)

    def _watchers_for(self) -> DeskWatchers:
        """What goes on behind the window, made when somebody is in first."""
        if self._watchers is None:
            from callback_desk.ui.desk_watchers import DeskWatchers

            self._watchers = DeskWatchers(
                self._theme, self._background, self, keeps_backups=not self._is_demo
            )
            self._watchers.failed.connect(self.show_error)
        return self._watchers

    def _build_window(self, desk: Desk) -> DeskWindow:
        """The main window, in the looks of who is signed in."""
        from callback_desk.ui.appearance import Appearance
        from callback_desk.ui.desk_window import build_desk_window
        from callback_desk.ui.window_state import WindowState

        state = WindowState(self._settings, desk.staff.name, "main")
        Appearance.kept_in(state).put_on(self._theme)
        ahead, self._ahead = self._ahead, None
        watchers = self._watchers_for()
        window = build_desk_window(
            self._theme,
            self._background,
            desk,
            state,
            discreet=bool(self._everybody().number(DISCREET, 1)),
            first_file=self._first_file,
            mail=watchers.mail,
            panels=ahead.take() if ahead is not None else None,
            backups=watchers.backups,
            intake=watchers.intake,
        )
        self._first_file = None
        window.lock_wanted.connect(self.lock)
        window.removal_wanted.connect(self._farewell.ask)
        window.removal_wanted.connect(window.close)
        window.failed.connect(self.show_error)
        window.closed.connect(self._application.quit)
        window.discreet_chosen.connect(self._on_discreet_chosen)
        window.looks_chosen.connect(self._on_looks_chosen)
        return window

    def _on_discreet_chosen(self, discreet: bool) -> None:
        self._everybody().keep_number(DISCREET, int(discreet))

    def _on_looks_chosen(self) -> None:
        """Build the window anew once everything that it waits for has come in."""
        self._background.run(_nothing, self._on_lane_free)

    def _on_lane_free(self, nothing: object) -> None:
        before, opened = self._window, self._opened
        if not (before and opened and before.isVisible()) or before.keeps_looks():
            return
        before.keep_place()
        self._window = window = self._build_window(opened.desk)
        self._half_done.carry_over(before, window)
        window.day.safety.crisis.remember(self._crisis)
        window.show()
        window.show_appearance(before.settings.appearance.in_hand)
        self._put_away(before)

    def _put_away(self, window: QWidget | None) -> None:
        if window is not None:
            window.hide()
            window.deleteLater()

    def _everybody(self) -> WindowState:
        from callback_desk.ui.window_state import EVERYBODY, THIS_DESK, WindowState

        return WindowState(self._settings, EVERYBODY, THIS_DESK)

    # Staying

    def lock(self) -> None:
        """Show nothing of any lead until somebody comes back, or signs in."""
        if self._window is None or self._opened is None or self._gate.is_closed:
            return
        self._gate.close(self._window, self._opened)
        if not self._is_demo:
            note = partial(note_locked_now, self._opened.desk)
            self._background.run(note, None, self.show_error)
        self._show_sign_in()

    def bring_forward(self) -> None:
        """Show the window that stands on the screen, above the others."""
        for window in (self._sign_in, self._first_run, self._window):
            if window is not None and window.isVisible():
                window.showNormal()
                window.raise_()
                window.activateWindow()
                return

    def show_error(self, error: BaseException) -> None:
        """Tell of a failure in the one dialog for it; while it stands, no second."""
        # It goes with the window that it stood over.
        if self._error is not None and isValid(self._error):
            return
        from callback_desk.ui.error_dialog import ErrorDialog

        # What stands over the desk's window is not seen while the desk is locked.
        over = self._sign_in or self._window
        self._error = ErrorDialog(self._theme, error, over)
        self._error.finished.connect(self._on_error_read)
        self._error.open()

    def _on_error_read(self) -> None:
        self._error = None

    # Going

    def keep_notes(self) -> None:
        """Put what is half typed into the desk: the system is about to end all."""
        if self._window is not None:
            self._window.imports.leave_undoing()
        desk = None if self._opened is None else self._opened.desk
        self._half_done.keep(desk, self._window)

    def close(self) -> None:
        """Finish what is running or waits to be saved, then let go of the desk."""
        if self._window is not None:
            self._window.leaving.stop_all()
        self.keep_notes()
        if self._watchers is not None:
            self._watchers.close_intake()
        (self._background.finish if self._opened else self._background.close)()
        self._half_done.close()
        self._crisis.write_down()
        unkept = self._watchers.close_backups() if self._watchers is not None else None
        if self._opened is not None:
            self._opened.stack.close()
        self._farewell.take(self._path, unkept)
