"""A recovery key, shown this once: printed, saved or copied by hand."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.outgoing_errors import NotPrinted
from callback_desk.domain.system_words import system_said
from callback_desk.translation import _
from callback_desk.ui.file_dialog import ask_place
from callback_desk.ui.print_state import was_taken
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.sign_in.tick_box import GAP, RING, SIDE, TickBox
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel

FILE_NAME = _("Callback Desk recovery key.txt")
NOT_TICKED = _("Print it or write it down first, then tick this. It is shown only now.")
PRINTED = _("Sent to the printer.")
SAVED = _("Saved. Move the file to a stick or a safe place, away from this computer.")
NOT_SAVED = _("The key could not be saved there: {reason}.")
SAVE_ELSEWHERE = _("Choose another folder, or print it.")
LARGE = 1.8
# Layout units: what stands beside the key, edges and a scroll bar among it.
AROUND, PADDING = 30, 6


class Sheet(Protocol):
    """What is shown, printed and saved."""

    def key_lines(self) -> list[str]:
        """It in lines that can be read out."""
        ...

    def save(self, path: Path) -> None:
        """Write it to a file that only its owner may read.

        Raises:
            OSError: it cannot be written.
        """
        ...

    def print_on(self, printer: QPrinter) -> None:
        """Print it."""
        ...


class RecoveryCard(QWidget):
    """The key, large and in groups, and a tick that it was kept."""

    def __init__(
        self, theme: Theme, name: str = _("Recovery key"), file_name: str = FILE_NAME
    ) -> None:
        """Show nothing yet.

        Args:
            theme: its looks.
            name: what is shown, for those who hear the screen.
            file_name: what a file of it is called.
        """
        super().__init__()
        self._theme, self._file_name = theme, file_name
        self._sheet: Sheet | None = None
        # Whether it stands on paper or in a file by now.
        self.was_handed_out = False
        self.key = PlainLabel(theme)
        self.key.call(name)
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.key.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.print_button = NamedButton(theme, _("Print…"), icon_name="print")
        self.save_button = NamedButton(theme, _("Save as a file…"), icon_name="save")
        self.tick = TickBox(theme, _("I have printed it or written it down"))
        self.warning = SpokenLabel(theme, tone=Tone.OVERDUE)
        self.warning.setIndent(theme.px(RING + SIDE + GAP))
        self.warning.hide()
        self.done, self.notice = Notice(theme, Tone.FINE), Notice(theme)
        self._build()
        self.print_button.clicked.connect(self._on_print_asked)
        self.save_button.clicked.connect(self._on_save_asked)
        self.tick.toggled.connect(self._on_ticked)

    def _build(self) -> None:
        card = Card(self._theme, padding=PADDING)
        card.column.setSpacing(self._theme.px(5))
        card.column.addWidget(self.key)
        both = SideBySide(
            self._theme.px(2), (self.print_button, 0), (self.save_button, 0)
        )
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addLayout(both)
        buttons.addStretch()
        card.column.addLayout(buttons)
        kept = QVBoxLayout()
        kept.setSpacing(self._theme.px(1))
        kept.addWidget(self.tick)
        kept.addWidget(self.warning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(3.5))
        column.addWidget(card)
        for notice in (self.done, self.notice):
            column.addWidget(notice)
        column.addLayout(kept)

    def show_key(self, sheet: Sheet) -> None:
        """Show a key."""
        self._sheet = sheet
        room = self.screen().availableSize().width() - self._theme.px(AROUND)
        self.key.setFont(self._font_for(sheet.key_lines(), room))
        self.key.say("\n".join(sheet.key_lines()))
        # However wide it likes to be, a narrow window shows it in smaller letters.
        self.key.setMinimumWidth(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the key as large as the width allows."""
        super().resizeEvent(event)
        if self._sheet is not None:
            room = self.width() - 2 * self._theme.px(PADDING + 1)
            self.key.setFont(self._font_for(self._sheet.key_lines(), room))

    def _font_for(self, lines: list[str], room: int) -> QFont:
        """Large, but no line wider than so many pixels."""
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self._theme.font(LARGE).pointSizeF())
        wide = max(map(QFontMetrics(fixed).horizontalAdvance, lines), default=0)
        if wide > room:
            fixed.setPointSizeF(fixed.pointSizeF() * room / wide)
        return fixed

    @property
    def wrong(self) -> str:
        """What is said beside the tick."""
        return "" if self.warning.isHidden() else self.warning.text()

    @property
    def at_risk(self) -> bool:
        """Whether a key is shown that nobody says to have kept."""
        return self._sheet is not None and not self.tick.isChecked()

    def check(self) -> bool:
        """Whether somebody says to have kept the key."""
        if not self.tick.isChecked():
            self.warning.say(NOT_TICKED)
            self.warning.show()
            self.tick.setAccessibleDescription(NOT_TICKED)
            self.tick.setFocus()
            return False
        self._forget()
        return True

    def _forget(self) -> None:
        """Take the key off the screen and out of memory."""
        self._sheet = None
        self.key.say("")

    def _on_ticked(self) -> None:
        self.warning.hide()
        self.tick.setAccessibleDescription("")

    def _on_print_asked(self) -> None:
        if self._sheet is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._sheet.print_on(printer)
            if not was_taken(printer):
                self.done.hide()
                failed = NotPrinted()
                self.notice.say(failed.sentence, failed.what_to_do)
            else:
                self._tell(SAVED if printer.outputFileName() else PRINTED)

    def _on_save_asked(self) -> None:
        if self._sheet is None:
            return
        folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        proposed = str(Path(folder) / self._file_name)
        chosen = ask_place(self, _("Save as a file"), proposed, _("Text (*.txt)"))
        if not chosen:
            return
        try:
            self._sheet.save(Path(chosen))
        except OSError as error:
            self.done.hide()
            reason = system_said(error, _("it cannot be written"))
            self.notice.say(NOT_SAVED.format(reason=reason), SAVE_ELSEWHERE)
        else:
            self._tell(SAVED)

    def _tell(self, sentence: str) -> None:
        self.was_handed_out = True
        self.notice.hide()
        self.done.say(sentence)
        self.tick.setFocus()
