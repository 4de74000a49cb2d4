"""Audit: who did what, proven on the spot, and taken out of the desk."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableView,
    QWidget,
)

from callback_desk.domain.errors import DeskError
from callback_desk.domain.stopping import Ending, Stopped
from callback_desk.services.audit_trail import (
    ALL,
    AuditChoice,
    AuditOffer,
    AuditPage,
    Proof,
    list_audit,
    prove_audit,
)
from callback_desk.services.desk import Desk
from callback_desk.services.staff_access import list_managers
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.row_table import BETWEEN, RowLooks, as_plain_rows
from callback_desk.ui.copied_rows import CopiedRows
from callback_desk.ui.handing_out.hand_out_dialog import HandOutDialog
from callback_desk.ui.settings.audit_filter import AuditFilter
from callback_desk.ui.settings.audit_table import ROW, WHAT, WHEN, WHO, AuditTable
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.sorting.own_widths import OwnWidths
from callback_desk.ui.sorting.table_menu import TableMenu
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.audit import say_finding
from callback_desk.wording.people import say_list

VERIFY, VERIFYING = _("Verify"), _("Verifying…")
STOP = _("Stop verifying")
NOT_WALKED = _("Stopped: the audit was not walked to its end. Nothing is said of it.")
# Longer than that, and whoever waits can stop it.
LONG_MS = 500
WHOSE = _("An office manager looks into the audit: {names}.")
NONE = _("Nothing of that kind was done in these days.")
# Layout units.
HIGH, LEAST, NARROW = 7, 60, 120
_WIDTHS = {ROW: 15, WHEN: 57, WHO: 34}


class AuditPanel(SettingsPanel):
    """For office managers; the others see whom to ask.

    `told` says where something went, `failed` carries what has no place here.
    """

    title = _("Audit")
    about = _(
        "Who saw, called, changed, took in and took out what, and who signed in. Rows "
        "are only ever added, and chained, so that changing one shows."
    )
    icon_name = "table"
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme)
        self._background, self._desk = background, desk
        self._busy, self._end = False, Ending()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_MS)
        self.dialog: HandOutDialog | None = None
        self.filter = AuditFilter(theme)
        self.table, self.view = AuditTable(self), QTableView()
        CopiedRows(self.view)
        self.verify_button = NamedButton(
            theme, VERIFY, icon_name="check", tells=_("Prove that no row was changed")
        )
        self.export_button = NamedButton(
            theme,
            _("Export or print…"),
            icon_name="export",
            tells=_("The rows chosen here"),
        )
        self.fine, self.notice = Notice(theme, Tone.FINE), Notice(theme)
        self._busy_line = BusyLine(theme)
        self._said = PlainLabel(theme, muted=True, wraps=True)
        self._whose = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self._build_view()
        self._build_layout()
        self.filter.chosen.connect(self._on_chosen)
        self.filter.refused.connect(self._say_failure)
        self.table.more_wanted.connect(self._on_more_wanted)
        self.verify_button.clicked.connect(self._on_verify_asked)
        self._patience.timeout.connect(partial(self.verify_button.say, STOP))
        self.export_button.clicked.connect(self._on_export_asked)

    def _build_view(self) -> None:
        theme, view = self._theme, self.view
        view.setAccessibleName(_("Audit"))
        view.setModel(self.table)
        view.setItemDelegate(RowLooks(view, theme.px(BETWEEN)))
        as_plain_rows(view)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setMinimumHeight(theme.px(LEAST))
        view.verticalHeader().setDefaultSectionSize(theme.px(HIGH))
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.px(8))
        usual = {column: theme.px(units) for column, units in _WIDTHS.items()}
        TableMenu(view, widths=OwnWidths(view, "audit", usual))

    def _build_layout(self) -> None:
        theme = self._theme
        card = Card(theme, padding=2)
        card.column.addWidget(self.view)
        feet = QWidget()
        flow = FlowLayout(feet, theme.px(2))
        for button in (self.verify_button, self.export_button):
            flow.addWidget(button)
        self._parts: tuple[QWidget, ...] = (self.filter, card, self._busy_line, feet)
        above: tuple[QWidget, ...] = (self.filter, self.fine, self.notice)
        for part in above:
            self.column.addWidget(part)
        self.column.addWidget(card, 1)
        for beneath in (self._said, self._busy_line, feet, self._whose):
            self.column.addWidget(beneath)
        manages = self._desk.staff.manages
        for part in self._parts:
            part.setVisible(manages)
        self._said.hide()
        if not manages:
            self.column.addStretch()

    def first_field(self) -> QWidget | None:
        """What is shown; nothing for who may not see it."""
        return self.filter.kinds if self._desk.staff.manages else None

    @property
    def said(self) -> str:
        """What is said beneath the table."""
        return self._said.text()

    @property
    def whose(self) -> str:
        """Who may look, as it is said to everybody else."""
        return self._whose.text()

    def showEvent(self, event: QShowEvent) -> None:
        """What was done meanwhile stands there as well."""
        super().showEvent(event)
        if self._desk.staff.manages:
            self._read(self.filter.choice)
        else:
            read = partial(list_managers, self._desk)
            self._background.run(read, self._on_managers_read, self._on_failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the row's number and the name go first."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW)
        self.view.setColumnHidden(ROW, narrow)
        self.view.setColumnHidden(WHO, narrow)

    def _on_managers_read(self, managers: list[str]) -> None:
        self._whose.say(WHOSE.format(names=say_list(managers)))

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _say_failure(self, error: Exception) -> None:
        self.fine.hide()
        self.notice.say_failure(error)

    # Reading

    def _on_chosen(self, choice: AuditChoice) -> None:
        self.notice.hide()
        self._read(choice)

    def _read(self, choice: AuditChoice) -> None:
        read = partial(list_audit, self._desk, choice)
        self._background.run(read, partial(self._on_read, choice), self._on_failed)

    def _on_read(self, choice: AuditChoice, page: AuditPage) -> None:
        if choice != self.filter.choice:
            return  # Another choice was made meanwhile; its rows come next.
        self.filter.show_staff(page.staff, page.calendar.local_date(self._desk.now()))
        staff = {one.staff_id: one.name for one in page.staff}
        self.table.show(page.entries, page.calendar, staff, is_whole=page.is_last)
        self._said.say("" if page.entries or choice == ALL else NONE)
        self._said.setVisible(bool(self.said))
        if page.entries:
            self.view.setCurrentIndex(self.table.index(0, WHAT))

    def _on_more_wanted(self) -> None:
        choice, last = self.filter.choice, self.table.rows[-1].audit_id
        read = partial(list_audit, self._desk, choice, last)
        heard = partial(self._on_more_read, choice, last)
        self._background.run(read, heard, self._on_more_failed)

    def _on_more_failed(self, error: Exception) -> None:
        self.table.is_read()
        self._on_failed(error)

    def _on_more_read(self, choice: AuditChoice, last: int, page: AuditPage) -> None:
        # Read anew meanwhile, the list may end elsewhere: no row may be missing in it.
        rows = self.table.rows
        follows = bool(rows) and rows[-1].audit_id == last
        if follows and choice == self.filter.choice:
            self.table.append(page.entries, is_whole=page.is_last)

    # Proving

    def _on_verify_asked(self) -> None:
        if self._busy:
            if not self._patience.isActive():
                self._end.end()
            return
        self._set_busy(True)
        self.fine.hide()
        self.notice.hide()
        self._end = Ending()
        prove = partial(prove_audit, self._desk, self._end)
        self._background.run(prove, self._on_proven, self._on_not_proven)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._busy_line.set_busy(busy)
        self.verify_button.say(VERIFYING if busy else VERIFY)
        (self._patience.start if busy else self._patience.stop)()

    def _on_proven(self, proof: Proof) -> None:
        self._set_busy(False)
        self.show_proof(proof)

    def show_proof(self, proof: Proof) -> None:
        """Say what walking the audit has shown; the first bad row is chosen."""
        self.fine.hide()
        self.notice.hide()
        words = say_finding(proof.finding, proof.backed_up)
        if proof.finding.problem is None:
            self.fine.say(*words)
            return
        self.notice.say(*words)
        place = self.table.place_of(proof.finding.first_bad or 0)
        if place is not None:
            self.view.setCurrentIndex(self.table.index(place, WHAT))

    def _on_not_proven(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, Stopped):
            self.told.emit(NOT_WALKED)
            return
        self._say_failure(error)
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    # Taken out of the desk

    def _on_export_asked(self) -> None:
        offer = AuditOffer(self.filter.choice)
        self.dialog = HandOutDialog(
            *(self._theme, self._background, self._desk, offer), self.window()
        )
        self.dialog.handed_out.connect(self._on_handed_out)
        self.dialog.open()

    def _on_handed_out(self, words: str) -> None:
        self.told.emit(words)
        self._read(self.filter.choice)
