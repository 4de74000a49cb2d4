"""A call in Spanish, in the real window without a screen.

Run by `test_spanish_by_keys.py` in a process of its own, whose language is chosen as
the program chooses it: before anything is loaded that says something.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from callback_desk.language import choose_language
from callback_desk.translation import speak

PATIENCE_MS, SECOND_DIGIT_MS = 20_000, 1_000


def until(holds: Callable[[], bool], what: str) -> None:
    """Let the program run until something holds."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not holds():
        QApplication.processEvents()
        if deadline.hasExpired():
            raise TimeoutError(f"waited in vain for {what}")


def words(window: QWidget) -> Iterator[str]:
    """What the labels and buttons of a window say."""
    for label in window.findChildren(QLabel):
        yield label.text()
    for button in window.findChildren(QAbstractButton):
        yield button.text()


def a_call(database: Path, name: str, password: str) -> dict[str, object]:
    """Sign in, call the second lead of the list, and record that nobody answered."""
    from callback_desk.reception import Reception
    from callback_desk.services.work_queue import show_lead, show_queue
    from callback_desk.ui.desk_window import DeskWindow
    from callback_desk.ui.sign_in.sign_in_window import SignInWindow
    from callback_desk.ui.theme import Theme

    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    reception = Reception(application, Theme(application), database)

    def shown(kind: type[QWidget]) -> QWidget | None:
        there = application.topLevelWidgets()
        return next((w for w in there if isinstance(w, kind) and w.isVisible()), None)

    try:
        reception.start()
        until(lambda: shown(SignInWindow) is not None, "the sign-in")
        sign_in = shown(SignInWindow)
        assert isinstance(sign_in, SignInWindow)
        at_sign_in = sorted(set(words(sign_in)))
        QTest.keyClicks(sign_in.name, name)
        QTest.keyClicks(sign_in.password, password)
        QTest.keyClick(sign_in.password, Qt.Key.Key_Return)
        until(lambda: shown(DeskWindow) is not None, "the desk's window")
        window = shown(DeskWindow)
        assert isinstance(window, DeskWindow)
        today, view = window.today, window.today.list.view
        until(lambda: today.table.rowCount() > 1, "the leads in the list")
        until(lambda: today.lead_shown() != "", "the first lead's card")
        first = today.lead_shown()
        QTest.keyClick(view, Qt.Key.Key_Down)
        until(lambda: today.lead_shown() not in ("", first), "the next card")
        chosen = today.lead_shown()
        entries = show_queue(today.desk)[0].entries
        number = next(e.lead.lead_id or 0 for e in entries if e.lead.name == chosen)
        on_today = sorted(set(words(window)))
        heads = [
            str(today.table.headerData(place, Qt.Orientation.Horizontal))
            for place in range(today.table.columnCount())
        ]
        QTest.keyClick(view, Qt.Key.Key_Return)
        until(lambda: today.card.is_asked or today.card.is_calling, "the call")
        while not today.card.is_calling:
            # Somebody in danger comes first, and it may be night: one key says why.
            QTest.keyClick(view, Qt.Key.Key_1)
            second = QDeadlineTimer(SECOND_DIGIT_MS)
            # A digit waits for a second one: two are no answer.
            until(lambda: today.card.is_calling or second.hasExpired(), "the answer")  # noqa: B023 - asked in this turn alone
        QTest.keyClick(view, Qt.Key.Key_4)
        until(lambda: show_lead(today.desk, number).state.attempts == 1, "the outcome")
        recorded = show_lead(today.desk, number).lead.last_outcome
        window.close()
    finally:
        reception.close()
    return {
        "at_sign_in": at_sign_in,
        "on_today": on_today,
        "heads": heads,
        "recorded": recorded,
    }


def main() -> None:
    """Live through it and print what was read."""
    speak(choose_language([]))
    database, name, password = sys.argv[1:]
    print(json.dumps(a_call(Path(database), name, password)))


if __name__ == "__main__":
    main()
