"""Report a problem: what those who look after the program need, and nobody in it."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from callback_desk.domain.system_words import system_said
from callback_desk.services.desk import Desk
from callback_desk.services.problem_report import make_problem_report
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.file_dialog import ask_place
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.room import Room, place_of
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import NamedButton, PlainLabel

TITLE, KEYS = _("Report a problem"), "Shift+F1"
ABOUT = _(
    "What you see below is all that is in it: versions, counts and numbers of rows. No "
    "name, telephone number, note or message of anybody, and no name of a folder. "
    "Nothing is sent: copy it, or save it, and say what happened and what you expected."
)
READING = _("Reading…")
COPIED = _("Copied. Paste it into a mail to those who look after the program.")
SAVED = _("Saved as {name}.")
NOT_SAVED = _("It could not be saved there: {reason}.")
ELSEWHERE = _("Choose another folder, or copy it.")
FILE_NAME = _("Callback Desk problem.txt")


class ProblemPage(QWidget):
    """Shows the report, copies it and saves it. `left` follows when it was left."""

    left = Signal()
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__()
        self._background, self._desk = background, desk
        self.back = NamedButton(
            theme, _("Back"), shortcut="Esc", tells=_("Back to the desk")
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("The report"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(theme.font(0.95).pointSizeF())
        self.text.setFont(fixed)
        self.copy_button = NamedButton(
            theme, _("Copy"), kind="primary", shortcut="Ctrl+C"
        )
        self.save_button = NamedButton(theme, _("Save as a file…"), icon_name="save")
        self.done, self.notice = Notice(theme, Tone.FINE), Notice(theme)
        self._build(theme)
        self.back.clicked.connect(self.left)
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button.clicked.connect(self._on_save_asked)
        for button in (self.copy_button, self.save_button):
            button.setEnabled(False)

    def _build(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.addWidget(PlainLabel(theme, TITLE, scale=1.6, bold=True, wraps=True), 1)
        top.addWidget(self.back)
        feet = QWidget()
        flow = FlowLayout(feet, theme.px(2))
        for button in (self.copy_button, self.save_button):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addLayout(top)
        column.addWidget(PlainLabel(theme, ABOUT, wraps=True))
        column.addWidget(self.text, 1)
        for notice in (self.done, self.notice):
            column.addWidget(notice)
        column.addWidget(feet)

    def showEvent(self, event: QShowEvent) -> None:
        """Make it anew; what was copied before is told no more."""
        super().showEvent(event)
        if event.spontaneous():
            return
        self.done.hide()
        self.notice.hide()
        self.text.setPlainText(READING)
        now = datetime.now(UTC)
        made = partial(make_problem_report, self._desk, now)
        self._background.run(made, self._on_made, self._on_failed)

    def _on_made(self, report: str) -> None:
        self.text.setPlainText(report)
        for button in (self.copy_button, self.save_button):
            button.setEnabled(True)
        self.copy_button.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._tell(COPIED)

    def _on_save_asked(self) -> None:
        chosen = ask_place(self, _("Save as a file"), FILE_NAME, _("Text (*.txt)"))
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write it to a file."""
        try:
            path.write_text(self.text.toPlainText(), "utf-8")
        except OSError as error:
            self.done.hide()
            reason = system_said(error, _("it cannot be written"))
            self.notice.say(NOT_SAVED.format(reason=reason), ELSEWHERE)
        else:
            self._tell(SAVED.format(name=path.name))

    def _tell(self, sentence: str) -> None:
        self.notice.hide()
        self.done.say(sentence)


class ProblemReporting(QObject):
    """The page in a window, made when it is asked for, and the way to it."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        window: MainWindow,
        failed: SignalInstance,
    ) -> None:
        """Put it into the menu.

        Args:
            theme: its looks.
            background: where it is made.
            desk: whose counts stand in it.
            window: where it is shown.
            failed: tells that it could not be made.
        """
        super().__init__(window)
        self._make = partial(ProblemPage, theme, background, desk)
        self._window, self._failed = window, failed
        self.room = Room(self._build)
        window.add_hidden_page(self.room)
        self._before: QWidget | None = None
        window.menu.offer(f"{TITLE}…", KEYS, self.show)

    def _build(self) -> ProblemPage:
        page = self._make()
        page.left.connect(self.leave)
        page.failed.connect(self._failed)
        return page

    def show(self) -> None:
        """Show the page."""
        before = self._window.page_shown()
        if before is not None and before is not self.room.page:
            self._before = place_of(before)
        self._window.show_page(self.room)

    def leave(self) -> None:
        """Back to where it was asked for."""
        if self._before is not None and isValid(self._before):
            self._window.show_page(self._before)
