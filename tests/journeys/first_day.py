"""A first day at the desk, in the real window on a real screen, by real key presses.

Run by `test_first_day.py` in a process of its own with DISPLAY set. Keys are pressed by
xdotool, so they come in through the X server as from a keyboard; the file is dropped by
the events that a drop is made of.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.reception import Reception
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.first_run.first_run_window import FirstRunWindow
from callback_desk.ui.theme import Theme

PATIENCE_MS = 20_000
PASSWORD = "tea with lemon"


def until(holds: Callable[[], bool], what: str) -> None:
    """Let the program run until something holds."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not holds():
        QApplication.processEvents()
        if deadline.hasExpired():
            raise TimeoutError(f"waited in vain for {what}")


def press(*keys: str) -> None:
    """Press keys on the keyboard."""
    for key in keys:
        subprocess.run(["xdotool", "key", key], check=True)  # noqa: S607 - Debian's
        QApplication.processEvents()


def write(text: str) -> None:
    """Type a text on the keyboard."""
    subprocess.run(["xdotool", "type", "--delay", "5", text], check=True)  # noqa: S607
    QApplication.processEvents()


def give_keys(window: QWidget) -> None:
    """Give the keyboard to a window, as a window manager does."""
    subprocess.run(["xdotool", "windowfocus", str(int(window.winId()))], check=True)  # noqa: S607
    until(window.isActiveWindow, "the window to be active")


def drop(window: QWidget, path: Path) -> None:
    """Drop a file onto a window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    centre = window.rect().center()
    enter = QDragEnterEvent(centre, action, data, left, no_key)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        raise AssertionError("the window does not take the file")
    QApplication.sendEvent(
        window, QDropEvent(QPointF(centre), action, data, left, no_key)
    )


def window_of(kind: type[QWidget]) -> QWidget | None:
    """The window of a kind that stands on the screen, if there is one."""
    shown = QApplication.topLevelWidgets()
    return next((w for w in shown if isinstance(w, kind) and w.isVisible()), None)


def first_run(first: FirstRunWindow) -> None:
    """Set the desk up, by keyboard alone, every default taken."""
    give_keys(first)
    until(lambda: first.place.is_known, "the holidays to be listed")
    press("Return", "Return")
    until(lambda: first.step is first.manager, "the step that asks who you are")
    write("Kim Osei")
    press("Tab")
    write(PASSWORD)
    press("Tab")
    write(PASSWORD)
    press("Return")
    until(lambda: first.step is first.screen_step, "the step about the screen")
    press("Return")
    until(lambda: first.step is first.making, "the last look")
    press("Return")
    until(lambda: first.step is first.recovery, "the recovery key")
    press("Tab", "Tab", "space", "Return")
    until(lambda: first.step is first.first_file, "the step about a first file")


def a_day(reception: Reception, leads: Path) -> dict[str, object]:
    """First run, a dropped file, a recorded and an undone outcome."""
    reception.start()
    first = window_of(FirstRunWindow)
    if not isinstance(first, FirstRunWindow):
        raise AssertionError("the first run does not stand on the screen")
    first_run(first)
    drop(first.first_file, leads)
    until(lambda: window_of(DeskWindow) is not None, "the desk's window")
    window = window_of(DeskWindow)
    if not isinstance(window, DeskWindow):
        raise AssertionError("the desk's window does not stand on the screen")
    give_keys(window)
    until(window.importing.import_button.hasFocus, "the preview of the dropped file")
    press("Escape")
    until(window.today.list.view.hasFocus, "the keys to go to the empty list")
    drop(window, leads)
    until(window.importing.import_button.hasFocus, "the preview")
    press("Return")
    until(lambda: window.today.table.rowCount() == 5, "the leads in the list")
    until(window.today.list.view.hasFocus, "the keys to go to the list")
    desk = window.today.desk
    first_name = show_queue(desk)[0].entries[0].lead.name
    until(lambda: window.today.lead_shown() == first_name, "the first lead's card")
    lead_id = show_queue(desk)[0].entries[0].lead.lead_id or 0
    press("Down")
    until(lambda: window.today.lead_shown() not in ("", first_name), "the next card")
    chosen = window.today.lead_shown()
    leads_there = [entry.lead for entry in show_queue(desk)[0].entries]
    number = next(lead.lead_id or 0 for lead in leads_there if lead.name == chosen)
    # Somebody in danger comes first: the reason is asked, and one key gives it.
    press("Return", "1")
    until(lambda: not window.today.card.is_asked, "the reason to be kept")
    if not window.today.card.is_calling:
        # At an hour at which nobody is called a reason for that is asked as well.
        press("1")
    until(lambda: window.today.card.is_calling, "the call to be opened")
    press("4")
    until(lambda: show_lead(desk, number).state.attempts == 1, "the outcome to be kept")
    recorded = show_lead(desk, number).lead.last_outcome
    until(lambda: window.today.lead_shown() not in ("", chosen), "the next lead")
    following = window.today.lead_shown()
    press("ctrl+z")
    until(lambda: show_lead(desk, number).state.attempts == 0, "the outcome undone")
    until(lambda: window.today.lead_shown() == chosen, "the lead to be there again")
    window.close()
    return {
        "first": first_name,
        "first_id": lead_id,
        "chosen": chosen,
        "recorded": recorded,
        "following": following,
        "rows_of_history": len(show_lead(desk, number).attempts),
    }


def main() -> None:
    """Live through the day and print what came of it."""
    folder, leads = Path(sys.argv[1]), Path(sys.argv[2])
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    reception = Reception(application, Theme(application), folder / "desk.db")
    try:
        print(json.dumps(a_day(reception, leads)))
    finally:
        reception.close()


if __name__ == "__main__":
    main()
