"""The window of an open desk: its menu, keys, foot, settings, what it remembers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.mail_watching import MailWatching
from callback_desk.ui.rail import RailButton
from callback_desk.ui.settings.settings_page import SettingsPage
from callback_desk.ui.theme import Theme
from callback_desk.ui.today import top_row
from callback_desk.ui.today.deadline_panel import DeadlinePanel
from callback_desk.ui.today.header_panel import HeaderPanel
from callback_desk.ui.today.hidden_button import HiddenButton
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.today.lead_table import NUMBER, TRIES
from callback_desk.ui.today.note_field import NoteField
from callback_desk.ui.today.status_strip import StatusStrip
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.ui.window_state import WindowState
from tests.cli.command_line import SAMPLES
from tests.desks import copy_desk, opened
from tests.services.fake_desk import FakeDesk, asks

MARIA = 1
Key, Held = Qt.Key, Qt.KeyboardModifier
CONTROL, SHIFT = Held.ControlModifier, Held.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        yield desk


def open_window(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    folder: Path,
    person: str = "Kim Osei",
) -> DeskWindow:
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, person, "main")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    window.resize(1366, 700)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    return window


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> DeskWindow:
    return open_window(qtbot, theme, background, desk, tmp_path)


def actions(window: DeskWindow) -> dict[str, QAction]:
    """What the menu offers, by its words."""
    offered = [action for action in window.menu.actions() if action.text()]
    return {action.text().split("\t")[0]: action for action in offered}


def keys_of(action: QAction) -> str:
    shown = action.text().partition("\t")[2]
    return shown or action.shortcut().toString()


def said(window: DeskWindow) -> list[str]:
    labels = window.findChildren(PlainLabel)
    return [label.text() for label in labels if label.isVisible()]


def press(
    window: DeskWindow, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def test_the_menu_offers_every_action_with_its_keys(window: DeskWindow) -> None:
    offered = {words: keys_of(action) for words, action in actions(window).items()}
    assert (
        offered.items()
        >= {
            "Import…": "Ctrl+O",
            "Paste a mail’s text…": "Ctrl+Shift+V",
            "Imports…": "Ctrl+Shift+O",
            "Undo import": "Ctrl+Shift+Z",
            "Search": "Ctrl+F",
            "Copy the number": "Ctrl+Shift+C",
            "Undo": "Ctrl+Z",
            "Look again": "F5",
            "They called us…": "F2",
            "New lead…": "Ctrl+N",
            "Who this lead is…": "Ctrl+E",
            "How to reach them…": "Ctrl+H",
            "Today": "Ctrl+1",
            "Needs a look": "Ctrl+2",
            "Missed": "Ctrl+3",
            "Reports": "Ctrl+4",
            "Calendar": "Ctrl+5",
            "Settings": "Ctrl+,",
            "Keys": "F1",
            "Lock": "Ctrl+L",
            "Quit": "Ctrl+Q",
            "Reassign the chosen leads…": "",
            "Close the chosen leads…": "",
            "Somebody is away…": "",
        }.items()
    )


def test_the_menu_leads_to_every_page_where_no_rail_is_seen(
    window: DeskWindow,
) -> None:
    window.resize(420, 700)
    actions(window)["Settings"].trigger()
    assert window.page_shown() is window.settings
    actions(window)["Today"].trigger()
    assert window.page_shown() is window.today


@pytest.mark.parametrize("way", ["files_dropped", "files_wanted"])
def test_files_that_come_together_are_one_preview(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path, way: str
) -> None:
    paths = [str(SAMPLES / "cf7-0.eml"), str(tmp_path / "gone.csv")]
    asked = window.drops if way == "files_dropped" else window.today
    getattr(asked, way).emit(paths)
    assert window.page_shown() is window.importing
    assert "cf7-0.eml and 1 more" in said(window)
    qtbot.waitUntil(window.importing.import_button.isEnabled)
    assert "2 files, 1 refused. Nothing is written yet." in said(window)
    window.importing.leave_button.click()
    assert window.page_shown() is window.today


def test_mail_that_is_watched_does_not_make_the_settings(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> None:
    mail = MailWatching(background)
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(kept, "Kim Osei", "main")
    window = DeskWindow(theme, background, desk, state, discreet=True, mail=mail)
    qtbot.addWidget(window)
    window.show()
    mail.changed.emit()
    assert window.findChild(SettingsPage) is None
    window.mail_sign.clicked.emit()
    assert window.page_shown() is window.settings
    assert window.settings.mailboxes.isVisible()


# A menu takes the keyboard, which the screen of tests cannot give.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_f10_opens_the_menu_and_arrows_go_through_it(
    qtbot: QtBot, window: DeskWindow
) -> None:
    press(window, Key.Key_F10)
    qtbot.waitUntil(window.menu.isVisible)
    assert window.menu.activeAction() is actions(window)["Import…"]
    for _ in range(4):
        QTest.keyClick(window.menu, Key.Key_Down)
    # What would stop taking an import back is hidden: none is.
    assert window.menu.activeAction() is actions(window)["Search"]
    QTest.keyClick(window.menu, Key.Key_Return)
    assert window.today.search.hasFocus()
    assert not window.menu.isVisible()


def test_what_cannot_be_done_is_grey(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    window.menu.aboutToShow.emit()
    assert not actions(window)["Undo"].isEnabled()
    assert actions(window)["Copy the number"].isEnabled()
    press(window, Key.Key_Return)
    press(window, Key.Key_4)
    qtbot.waitUntil(lambda: window.today.recording.can_undo)
    window.menu.aboutToShow.emit()
    (undo,) = [one for name, one in actions(window).items() if "Undo “Saved" in name]
    assert undo.isEnabled()
    with qtbot.waitSignal(window.today.recording.undone):
        undo.trigger()


@pytest.mark.parametrize("wide", [1366, 420])
def test_keys_work_in_the_strip_as_well(
    qtbot: QtBot,
    window: DeskWindow,
    wide: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def answer(*args: object) -> list[str]:
        asked.append("file")
        return []

    monkeypatch.setattr(top_row, "ask_files", answer)
    window.resize(wide, 700)
    with qtbot.waitSignal(window.lock_wanted):
        press(window, Key.Key_L, CONTROL)
    press(window, Key.Key_O, CONTROL)
    assert asked == ["file"]
    with qtbot.waitSignal(window.today.looked):
        press(window, Key.Key_F5)
    press(window, Key.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text() == "(718) 555-0163"
    # Who copies it calls; an open call would be asked about.
    press(window, Key.Key_Escape)
    with qtbot.waitSignal(window.closed):
        press(window, Key.Key_Q, CONTROL)


def test_f1_shows_the_keys_and_esc_leads_back_to_the_call(
    qtbot: QtBot, window: DeskWindow
) -> None:
    press(window, Key.Key_Return)
    assert any("What happened?" in words for words in said(window))
    press(window, Key.Key_F1)
    assert window.page_shown() is window.keys
    press(window, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page_shown() is window.today)
    assert any("What happened?" in words for words in said(window))
    assert window.today.list.view.hasFocus()
    press(window, Key.Key_F1)
    press(window, Key.Key_F1)
    assert window.page_shown() is window.today


def test_the_foot_says_how_far_the_day_has_come(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    def says(words: str) -> bool:
        return words in said(window)

    qtbot.waitUntil(lambda: says("0 of 2 done today"))
    record_outcome(desk, MARIA, Call("booked"))
    press(window, Key.Key_F5)
    qtbot.waitUntil(lambda: says("1 of 2 done today"))


def test_f5_reads_the_page_anew_that_is_seen(qtbot: QtBot, window: DeskWindow) -> None:
    missed, reports = window.missed, window.reports
    assert missed is not None
    assert reports is not None
    for page, key in ((missed.page, Key.Key_3), (reports.page, Key.Key_4)):
        QTest.keyClick(window, key, CONTROL)
        assert window.page_shown() is page
    qtbot.waitUntil(lambda: reports.page.view is not None)
    before = reports.page.view
    press(window, Key.Key_F5)
    qtbot.waitUntil(lambda: reports.page.view is not before)
    QTest.keyClick(window, Key.Key_3, CONTROL)
    with qtbot.waitSignal(missed.page.counted):
        pass
    with qtbot.waitSignal(missed.page.counted):
        press(window, Key.Key_F5)
    QTest.keyClick(window, Key.Key_5, CONTROL)
    with qtbot.waitSignal(window.calendar.page.live.answered):
        pass
    with qtbot.waitSignal(window.calendar.page.live.answered):
        press(window, Key.Key_F5)


def test_what_was_saved_is_said_once(qtbot: QtBot, window: DeskWindow) -> None:
    press(window, Key.Key_Return)
    press(window, Key.Key_4)
    # The question takes the place of what was said, at once or a moment later.
    qtbot.waitUntil(lambda: window.today.card.is_asked)
    assert window.today.recording.can_undo
    press(window, Key.Key_Return)
    QTest.keyClicks(window.today.card.question.own, "Dr. Berg")
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: window.today.lead_shown() != "Dana Lee")
    assert sum("Saved: no answer" in words for words in said(window)) <= 1


def test_own_widths_are_remembered_for_each_person(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> None:
    def widths(window: DeskWindow) -> tuple[int, int]:
        view = window.today.list.view
        return view.columnWidth(NUMBER), view.columnWidth(TRIES)

    first = open_window(qtbot, theme, background, desk, tmp_path)
    usual = widths(first)
    header = first.today.list.view.horizontalHeader()
    header.resizeSection(NUMBER, usual[0] + 17)
    mine = widths(first)
    assert mine[0] == usual[0] + 17
    again = open_window(qtbot, theme, background, desk, tmp_path)
    assert widths(again)[0] == mine[0]
    other = open_window(qtbot, theme, background, desk, tmp_path, "Ann Porter")
    assert widths(other) == usual
    again.columns.menu.actions()[0].trigger()
    assert widths(again) == usual
    third = open_window(qtbot, theme, background, desk, tmp_path)
    assert widths(third) == usual


def test_a_width_from_a_larger_screen_leaves_room_for_the_names(
    window: DeskWindow,
) -> None:
    view = window.today.list.view
    view.set_own_widths({NUMBER: 100_000, TRIES: 1})
    assert view.columnWidth(NUMBER) < view.viewport().width() / 2
    assert view.columnWidth(1) > 0


def test_all_seven_counters_fit_one_row_of_a_small_screen(
    qtbot: QtBot,
    window: DeskWindow,
) -> None:
    kinds = (
        *("safety", "overdue", "tried", "follow_up", "due_today"),
        *("on_track", "resting"),
    )
    counters = window.today.counters
    counters.show_counts(dict.fromkeys(kinds, 38))
    shown = [counters.counter(kind) for kind in kinds]
    assert all(counter.isVisible() for counter in shown)
    qtbot.waitUntil(lambda: len({counter.y() for counter in shown}) == 1)


@pytest.mark.parametrize("size", [(1366, 700), (1092, 560), (683, 350), (420, 700)])
@pytest.mark.parametrize("is_asking", [False, True])
def test_nothing_of_the_call_is_cut_on_any_screen(
    qtbot: QtBot, window: DeskWindow, size: tuple[int, int], is_asking: bool
) -> None:
    window.resize(*size)
    card = window.today.card
    card.open_call()
    if is_asking:
        QTest.keyClick(card, Key.Key_2)
    (middle,) = card.findChildren(QScrollArea)
    (deadline,) = card.findChildren(DeadlinePanel)
    lines = 3 * QFontMetrics(window.font()).height()
    answers = [key for key in card.findChildren(KeyButton) if key.isVisible()]
    assert len(answers) >= 3
    parts = [*answers, *card.findChildren(NoteField), *card.findChildren(StatusStrip)]

    def has_room() -> bool:
        whole = all(x.height() >= x.minimumSizeHint().height() for x in parts)
        # The deadline, which never scrolls, is one of them.
        return whole and middle.height() + deadline.height() >= lines

    qtbot.waitUntil(has_room)
    for part in parts:
        corner = part.mapTo(card, part.rect().bottomRight())
        assert card.rect().contains(corner)
    below = middle.mapTo(card, middle.rect().bottomLeft()).y()
    assert below < min(part.mapTo(card, QPoint(0, 0)).y() for part in parts)


def test_where_the_head_scrolls_it_comes_back_with_more_room(
    qtbot: QtBot, window: DeskWindow
) -> None:
    card = window.today.card
    (middle,) = card.findChildren(QScrollArea)
    (header,) = card.findChildren(HeaderPanel)
    for size, scrolls in (
        ((1366, 700), False),
        ((683, 350), True),
        ((1366, 700), False),
    ):
        window.resize(*size)
        QApplication.processEvents()
        assert middle.isAncestorOf(header) is scrolls
        assert header.isVisible()


@pytest.fixture
def plain_window(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> DeskWindow:
    fake = FakeDesk()
    fake.new_lead()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim", "main")
    window = build_desk_window(theme, background, fake.desk, state, discreet=True)
    qtbot.addWidget(window)
    window.resize(theme.px(340), theme.px(178))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: "Ana Lopez" in window.today.lead_shown())
    return window


def focused(window: DeskWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def test_keys_lead_to_the_settings_and_back(plain_window: DeskWindow) -> None:
    QTest.keyClick(focused(plain_window), Qt.Key.Key_Comma, CONTROL)
    assert plain_window.settings.isVisible()
    assert focused(plain_window).accessibleName() == "Staff"
    QTest.keyClick(focused(plain_window), Qt.Key.Key_1, CONTROL)
    assert plain_window.today.isVisible()
    assert plain_window.today.list.isAncestorOf(focused(plain_window))


def test_who_can_see_the_screen_holds_on_the_card_at_once(
    qtbot: QtBot, plain_window: DeskWindow
) -> None:
    hidden = plain_window.today.card.findChild(HiddenButton)
    assert isinstance(hidden, HiddenButton)
    qtbot.waitUntil(lambda: not hidden.isHidden())
    with qtbot.waitSignal(plain_window.discreet_chosen) as chosen:
        plain_window.settings.computer.discreet_chosen.emit(False)
    assert chosen.args == [False]
    assert hidden.isHidden()


def test_a_new_size_of_the_text_waits_while_a_call_is_open(
    qtbot: QtBot, plain_window: DeskWindow
) -> None:
    plain_window.today.card.open_call()
    with qtbot.assertNotEmitted(plain_window.looks_chosen):
        plain_window.settings.appearance.looks_chosen.emit()
    assert plain_window.settings.appearance.notice.sentence
    plain_window.today.card.leave_call()
    with qtbot.waitSignal(plain_window.looks_chosen):
        plain_window.settings.appearance.looks_chosen.emit()


def test_what_a_section_did_is_said_in_the_foot(
    qtbot: QtBot, plain_window: DeskWindow
) -> None:
    plain_window.settings.told.emit("Ann Porter can sign in now.")
    said = [label.text() for label in plain_window.findChildren(PlainLabel)]
    assert "Ann Porter can sign in now." in said


def kept_window(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> DeskWindow:
    """The window of a desk that kept a record with words that must not wait."""
    fake = FakeDesk()
    fake.take(asks(name="Bo Chen", phone_text="none", message="want to die"))
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim", "main")
    window = build_desk_window(theme, background, fake.desk, state, discreet=False)
    qtbot.addWidget(window)
    window.resize(theme.px(340), theme.px(178))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.today.list.chosen() is not None)
    return window


def decide_button(window: DeskWindow) -> NamedButton:
    buttons = window.today.card.findChildren(NamedButton)
    return next(button for button in buttons if button.text() == "Decide now")


def number_in_hand(window: DeskWindow) -> bool:
    return focused(window) is window.needs_look.panel.form.phone


def test_enter_on_a_kept_record_leads_to_where_it_is_decided(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    window = kept_window(qtbot, theme, background, tmp_path)
    qtbot.waitUntil(decide_button(window).isVisible)
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    assert window.needs_look.isVisible()
    qtbot.waitUntil(lambda: number_in_hand(window))


def test_so_does_its_button(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    window = kept_window(qtbot, theme, background, tmp_path)
    button = next(
        b
        for b in window.today.card.findChildren(NamedButton)
        if b.text() == "Decide now"
    )
    qtbot.waitUntil(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: number_in_hand(window))


def test_the_rail_counts_what_waits_and_a_decision_is_seen_at_once(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    window = kept_window(qtbot, theme, background, tmp_path)
    (button,) = (
        b for b in window.findChildren(RailButton) if b.text() == "Needs a look"
    )
    qtbot.waitUntil(lambda: button.accessibleName() == "Needs a look, 1")
    QTest.keyClick(focused(window), Qt.Key.Key_2, CONTROL)
    qtbot.waitUntil(lambda: number_in_hand(window))
    QTest.keyClicks(focused(window), "2125550142")
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: button.accessibleName() == "Needs a look")
    qtbot.waitUntil(lambda: window.needs_look.nothing.hasFocus())
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Bo Chen")
