"""What the desk shows where somebody is in danger: papers, panel, strip, contact."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.domain.being_told import Kind, Told
from callback_desk.domain.safety_care import Act
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from callback_desk.wording.being_told import say_told
from tests.cli.command_line import SAMPLES
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.ui.pictures.window_pictures import PATIENCE_MS, settle
from tests.ui.today.people import clinic

DANA = 4
LOW = (1366, 700)


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        with opened(copy_desk(folder), DeskClock()) as desk:
            file = SAMPLES / "gravity-forms.csv"
            import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
            window = build_desk_window(theme, background, desk, state, discreet=True)
            window.resize(*LOW)
            window.show()
            settle(background)
            window.today.list.choose(DANA)
            settle(background)
            yield from _window(window, background)
            yield from _papers(window, background)
            window.close()


def _window(
    window: DeskWindow, background: Background
) -> Iterator[tuple[str, QWidget]]:
    safety = window.day.safety
    safety.look()
    settle(background)
    yield "strip", window
    goal = datetime(2026, 11, 16, 15, 30, tzinfo=UTC)
    passed = Told(Kind.PRIORITY, 1, goal, is_past=True)
    window.day.telling.urgent.say(say_told(passed, MONDAY, clinic()))
    window.day.notice.line.say("The line to the lab is down (Kim Osei)")
    settle(background)
    yield "strip-and-lines", window
    for name, size in (("strip-narrow", (420, 700)), ("strip-at-125", (1092, 560))):
        window.resize(*size)
        settle(background)
        yield name, window
    window.resize(*LOW)
    safety.ask_contact()
    settle(background)
    dialog = safety.dialog
    assert dialog is not None
    yield "contact", dialog
    dialog.name.setText("Dr. Berg")
    dialog.reach.setText("ext. 12")
    dialog.backup.setText("N. Cole")
    dialog.save_button.click()
    settle(background)
    safety.look()
    settle(background)
    window.today.refresh()
    settle(background)
    yield "hand-over", window
    window.today.list.setFocus()
    window.today.card.open_call()
    at_once = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window.today.list.view, Qt.Key.Key_4, at_once)
    settle(background)
    yield "whom-told", window
    window.resize(420, 700)
    settle(background)
    yield "whom-told-narrow", window
    window.resize(*LOW)


def _papers(
    window: DeskWindow, background: Background
) -> Iterator[tuple[str, QWidget]]:
    crisis = window.day.safety.crisis
    crisis.open()
    settle(background)
    panel = crisis.panel
    yield "crisis", panel
    panel.stamped.emit(Act.CALLED_911)
    settle(background)
    yield "crisis-stamped", panel
    panel.resize(420, panel.height())
    settle(background)
    yield "crisis-narrow", panel
    panel.close()
    for name, ask in (
        ("guide", crisis.open_guide),
        ("voicemail", crisis.open_voicemail),
    ):
        ask()
        paper = _paper(window, background)
        yield name, paper
        paper.close()


def _paper(window: DeskWindow, background: Background) -> QWidget:
    """The paper that is open beside the window."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not deadline.hasExpired():
        settle(background)
        shown = (w for w in QApplication.topLevelWidgets() if w.isVisible())
        found = [w for w in shown if w.parent() is window and w.isWindow()]
        if found:
            return found[-1]
    raise TimeoutError("no paper was opened")
