"""What the sections have in common that say where leads come from by themselves."""

from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.settings.source_card import SourceCard
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.people import say_list

Row = TypeVar("Row", bound=SourceCard)
Form = TypeVar("Form", bound=QDialog)


class SourcesPanel(SettingsPanel, Generic[Row, Form]):
    """The list for everybody; adding, changing and removing for office managers.

    `told` says what was done, `failed` carries what has no place here. A child reads
    what there is, and makes a row of each.
    """

    none_yet: ClassVar[str]
    whose: ClassVar[str]
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        add_button: NamedButton,
    ) -> None:
        super().__init__(theme)
        self._background, self._desk = background, desk
        self.rows: list[Row] = []
        self.dialog: Form | None = None
        self.add_button = add_button
        self.add_button.setEnabled(False)
        self._places = QVBoxLayout()
        self._places.setSpacing(theme.px(2.5))
        self._none = Card(theme, padding=4)
        self._none.column.addWidget(PlainLabel(theme, self.none_yet, wraps=True))
        self._none.hide()
        self._whose = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self._whose.hide()
        self.head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        # Not before it stands there: it would be a window of its own, with the keys.
        self.add_button.setVisible(desk.staff.manages)
        self.column.addLayout(self._places)
        self.column.addWidget(self._none)
        self.column.addWidget(self._whose)
        self.column.addStretch()

    def first_field(self) -> QWidget | None:
        """The first row's button, or the one that adds one."""
        if not self._desk.staff.manages:
            return None
        return self.rows[0].change_button if self.rows else self.add_button

    @property
    def sentence(self) -> str:
        """Who may change what stands here; empty for those who may."""
        return self._whose.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Another desk may have changed something meanwhile."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; it stays as it is where it is the same."""
        raise NotImplementedError

    def refresh_if_seen(self) -> None:
        """The same, where somebody looks at it."""
        if self.isVisible():
            self.refresh()

    def _show_read(self, managers: list[str]) -> None:
        """What there is, is shown by now."""
        self.add_button.setEnabled(True)
        self._none.setVisible(not self.rows)
        if not self._desk.staff.manages:
            self._whose.say(self.whose.format(names=say_list(managers)))
            self._whose.show()

    def _show_rows(self, rows: list[Row]) -> None:
        """Show these in place of those before; who was among them stays there."""
        focused = self.focusWidget()
        had_focus = focused is not None and any(
            row.isAncestorOf(focused) for row in self.rows
        )
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = rows
        for row in rows:
            self._places.addWidget(row)
        if had_focus and (first := self.first_field()) is not None:
            first.setFocus()

    def _open(self, dialog: Form) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
