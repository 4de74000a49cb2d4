"""What is dropped on the main window, and on the fields in it and over it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callback_desk.domain.held_mail import HeldMail
from callback_desk.ui import drop_watch
from callback_desk.ui.drop_watch import NOT_TAKEN
from callback_desk.ui.dropped import MAIL
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.promised_mail import PROMISED
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from callback_desk.ui.window_state import WindowState
from tests.ui.promised import mails

NO_KEY, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction
BOTH = COPY | Qt.DropAction.MoveAction
A_MAIL = "Subject: a form\r\n\r\nName: Zoë\r\n"


@pytest.fixture
def field() -> QLineEdit:
    return QLineEdit()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path, field: QLineEdit) -> MainWindow:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(theme, "Kim", WindowState(settings, "Kim", "main"))
    qtbot.addWidget(window)
    page = QWidget()
    QVBoxLayout(page).addWidget(field)
    window.add_page("Today", "today", page)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return window


def a_file(tmp_path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.eml"))])
    data.setText("mailbox-message://nobody@Local%20Folders/Forms#5")
    return data


def over(target: QWidget) -> tuple[QWindow, QPoint]:
    """The system's window in which a widget is seen, and where."""
    whole = target.window()
    place = QPoint(5, 5) if target is whole else target.mapTo(whole, QPoint(9, 9))
    return whole.windowHandle(), place


def drag(target: QWidget, data: QMimeData) -> QDropEvent:
    """Drag something onto a widget as the system does, and let it fall there.

    Returns:
        The drop, or the entering that was refused.
    """
    top, place = over(target)
    enter = QDragEnterEvent(place, BOTH, data, LEFT, NO_KEY)
    enter.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(top, enter)
    if not enter.isAccepted():
        return enter
    move = QDragMoveEvent(place, BOTH, data, LEFT, NO_KEY)
    QApplication.sendEvent(top, move)
    drop = QDropEvent(QPointF(place), BOTH, data, LEFT, NO_KEY)
    drop.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(top, drop)
    return drop


def test_files_are_the_windows_wherever_they_fall(
    qtbot: QtBot, window: MainWindow, field: QLineEdit, tmp_path: Path
) -> None:
    for target in (window, field):
        with qtbot.waitSignal(window.drops.files_dropped) as dropped:
            drop = drag(target, a_file(tmp_path))
        assert dropped.args == [[str(tmp_path / "a.eml")]]
        assert drop.dropAction() is COPY, "whoever moved a file deletes it"
    assert field.text() == ""


def test_the_widget_itself_takes_files_as_well(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    data = a_file(tmp_path)
    enter = QDragEnterEvent(QPoint(5, 5), BOTH, data, LEFT, NO_KEY)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(5, 5), BOTH, data, LEFT, NO_KEY)
    with qtbot.waitSignal(window.drops.files_dropped):
        QApplication.sendEvent(window, drop)
    assert drop.dropAction() is COPY


def test_nobody_is_asked_for_a_file_that_is_not_dropped_yet(
    window: MainWindow, field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail program that is asked writes each mail to the disk, each time."""
    monkeypatch.setattr(drop_watch, "files_in", None)
    monkeypatch.setattr(drop_watch, "mail_in", None)
    data = QMimeData()
    data.setUrls([QUrl("mailbox-message://nobody/Forms#5")])
    top, place = over(field)
    enter = QDragEnterEvent(place, BOTH, data, LEFT, NO_KEY)
    QApplication.sendEvent(top, enter)
    QApplication.sendEvent(top, QDragMoveEvent(place, BOTH, data, LEFT, NO_KEY))
    assert enter.isAccepted()


def test_a_file_that_thunderbird_names_in_its_own_way_is_taken(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    data, file = QMimeData(), tmp_path / "Zoë.eml"
    address = QUrl.fromLocalFile(str(file)).toString(
        QUrl.ComponentFormattingOption.FullyEncoded
    )
    data.setData("text/x-moz-url", f"{address}\nZoë.eml".encode("utf-16-le"))
    with qtbot.waitSignal(window.drops.files_dropped) as dropped:
        drag(window, data)
    assert dropped.args == [[str(file)]]


def test_a_dialog_takes_no_file_for_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog, words = QDialog(window), QPlainTextEdit()
    QVBoxLayout(dialog).addWidget(words)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    qtbot.waitUntil(words.hasFocus)
    assert not drag(words, a_file(tmp_path)).isAccepted()
    assert words.toPlainText() == ""
    text = QMimeData()
    text.setText("left by telephone")
    assert drag(words, text).isAccepted()
    assert words.toPlainText() == "left by telephone"


def test_a_mail_without_a_file_is_read_as_a_pasted_one(
    qtbot: QtBot, window: MainWindow, field: QLineEdit
) -> None:
    data = QMimeData()
    data.setData(MAIL, A_MAIL.encode())
    with qtbot.waitSignal(window.drops.mail_dropped) as dropped:
        drag(field, data)
    assert dropped.args == [A_MAIL.strip()]


def test_a_mails_text_is_read_as_well_but_a_field_keeps_its_own(
    qtbot: QtBot, window: MainWindow, field: QLineEdit
) -> None:
    data = QMimeData()
    data.setText("Name: Zoë")
    drag(field, data)
    assert field.text() == "Name: Zoë"
    with qtbot.waitSignal(window.drops.mail_dropped) as dropped:
        drag(window, data)
    assert dropped.args == ["Name: Zoë"]


def test_what_webmail_hands_over_as_html_alone_is_read_too(
    qtbot: QtBot, window: MainWindow
) -> None:
    data = QMimeData()
    data.setHtml("<p>Name: Zo&euml;</p><img src='http://clinic.example/a.png'>")
    with qtbot.waitSignal(window.drops.mail_dropped) as dropped:
        drag(window, data)
    assert dropped.args == ["Name: Zoë"]


def test_outlooks_mails_are_handed_on_without_a_file(
    qtbot: QtBot, window: MainWindow, field: QLineEdit
) -> None:
    for target in (window, field):
        with qtbot.waitSignal(window.drops.mails_handed) as handed:
            drag(target, mails(("Contact form.msg", b"whole")))
        assert handed.args == [[HeldMail("Contact form.msg", b"whole")]]
    assert field.text() == ""


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/uri-list", b"https://clinic.example/leads.csv\r\n"),
        ("text/uri-list", b"imap-message://kim@imap.example.com/INBOX#5\r\n"),
        ("text/uri-list", b""),
        (PROMISED + 'W"', b"an Outlook mail"),
        ("text/x-moz-url", "mailbox-message://nobody/Forms#5\n".encode("utf-16-le")),
        ("text/x-moz-url", b"\x00"),
        ("text/x-moz-message", b"mailbox-message://nobody/Forms#5"),
        ("application/x-moz-file-promise", b""),
        (MAIL, b"Subject: \xff\xfe"),
        (MAIL, b""),
        ("text/plain", b"  "),
    ],
)
def test_what_cannot_be_read_is_said_to_be(
    window: MainWindow, kind: str, content: bytes
) -> None:
    data = QMimeData()
    data.setData(kind, content)
    if kind != "text/plain":
        data.setText("From\tSubject\tReceived")
    drag(window, data)
    assert NOT_TAKEN in [label.text() for label in window.findChildren(PlainLabel)]
