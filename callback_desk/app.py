"""The window's start, and the order of closing.

The sign-in window comes first and is light: whatever takes long to load (the database,
holidays, phone numbers) loads behind it.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from callback_desk import __version__
from callback_desk.log_setup import keep_in_file, keep_recent
from callback_desk.paths import default_desk
from callback_desk.reception import Reception
from callback_desk.ui.collecting import Collecting
from callback_desk.ui.qt_language import speak_in_qt
from callback_desk.ui.screen import NoScreen, require_screen
from callback_desk.ui.single_instance import SingleInstance
from callback_desk.ui.termination import Termination
from callback_desk.ui.theme import Theme

if TYPE_CHECKING:
    from types import TracebackType

    from callback_desk.demo import Demo


_log = logging.getLogger(__name__)


def run_window(path: Path | None = None, demo: Demo | None = None) -> int:
    """Open the window, and stay until it is closed.

    Args:
        path: the desk; the usual place if None.
        demo: a demo to show instead.

    Returns:
        The exit code.
    """
    os.umask(0o077)
    try:
        require_screen()
    except NoScreen as error:
        print(error.sentence, error.what_to_do, file=sys.stderr)
        return 3
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise RuntimeError("there is an application without windows already")
    application.setApplicationName("Callback Desk")
    application.setQuitOnLastWindowClosed(False)
    speak_in_qt(application)
    keep_recent()
    termination = Termination(application)
    theme = Theme(application)
    desk = demo.path if demo is not None else path or _usual_path()
    instance = SingleInstance(desk)
    if not instance.take_or_show():
        termination.release()
        return 0
    reception = Reception(application, theme, desk)
    instance.asked_to_show.connect(reception.bring_forward)
    termination.asked.connect(reception.keep_notes)
    reception.stands.connect(termination.heed)
    reception.stands.connect(instance.listen)
    collecting = Collecting(application)
    reception.stands.connect(_keep_what_is_loaded)
    reception.stands.connect(partial(_keep_log, desk))
    application.lastWindowClosed.connect(application.quit)
    hook, sys.excepthook = sys.excepthook, partial(_on_bug, reception)
    try:
        if demo is None:
            reception.start()
        else:
            reception.start_demo(demo)
        return application.exec()
    finally:
        sys.excepthook = hook
        termination.release()
        instance.show_no_more()
        reception.close()
        hide_what_stands()
        instance.release()
        collecting.end()
        _log.info("the window ended")


def hide_what_stands() -> None:
    """Leave no window to be ended in sight, as when its screen is gone.

    Qt takes the focus away from it then, and what hears of that is half gone itself.
    """
    for window in QApplication.topLevelWidgets():
        window.hide()


def _keep_log(desk: Path) -> None:
    """Write the log beside the desk; a run that broke off has no end in it."""
    keep_in_file(desk)
    _log.info("the window began, version %s", __version__)


def _keep_what_is_loaded() -> None:
    """Nobody need look through it for garbage."""
    gc.freeze()


def _on_bug(
    reception: Reception,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    reception.show_error(error)


def _usual_path() -> Path:
    named = os.environ.get("CALLBACK_DESK_DB")
    return Path(named) if named else default_desk()
