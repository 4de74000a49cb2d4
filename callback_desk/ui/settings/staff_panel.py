"""Staff: who works here, letting somebody in, and no longer."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.errors import DeskError
from callback_desk.domain.staff import Staff, Tenure
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.key_renewal import take_off
from callback_desk.services.sign_in_codes import spare_codes_of_staff
from callback_desk.services.staff_access import (
    add_staff,
    list_tenures,
    why_they_stay,
)
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.copied_rows import CopiedRows
from callback_desk.ui.settings.add_staff_dialog import AddStaffDialog
from callback_desk.ui.settings.ask_once_dialog import AskOnceDialog
from callback_desk.ui.settings.languages_dialog import LanguagesDialog
from callback_desk.ui.settings.leave_dialog import WHAT_LEAVING_DOES, LeaveDialog
from callback_desk.ui.settings.lost_telephones import LostTelephones
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.settings.staff_table import (
    LEFT,
    NAME,
    SINCE,
    SPEAKS,
    StaffTable,
    looks_of,
)
from callback_desk.ui.sorting.table_menu import let_sort
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.keys import say_renewal
from callback_desk.wording.languages import say_languages
from callback_desk.wording.people import say_list

# Layout units.
ROW = 9
# The most of the width that one column takes.
MOST_OF_WIDTH = 0.45
# More than these scroll.
MOST_ROWS = 12
WITH_A_CODE = _("They are asked for a code as well (spare codes left: {left}).")


@dataclass(frozen=True, slots=True)
class _Read:
    """The list, the calendar whose days it is told in, and who is asked for codes."""

    tenures: list[Tenure]
    calendar: BusinessCalendar
    spare: dict[int, int]


def _read(desk: Desk) -> _Read:
    spare = spare_codes_of_staff(desk) if desk.staff.manages else {}
    return _Read(list_tenures(desk), show_calendar(desk), spare)


class StaffPanel(SettingsPanel):
    """The list for everybody; adding and leaving for office managers.

    The others see who works here, to know whom to hand a lead to, but not who left:
    that is no business of theirs. `told` says what was done, `failed` carries what
    has no place here.
    """

    title = _("Staff")
    about = _("Everybody who signs in has a name and a password of their own.")
    icon_name = "staff"
    widest = 260  # a table
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme)
        self._background, self._desk = background, desk
        self._tenures: list[Tenure] = []
        self._model: StaffTable | None = None
        self.dialog: AddStaffDialog | AskOnceDialog | None = None
        self.table = QTableView()
        CopiedRows(self.table)
        self._sorting = let_sort(self.table, "staff")
        self.add_button = NamedButton(
            theme, _("Add staff…"), kind="primary", tells=_("Let somebody in")
        )
        self.leave_button = NamedButton(
            theme, _("Has left…"), tells=_("Let whoever is chosen sign in no longer")
        )
        self.languages_button = NamedButton(
            theme, _("Languages…"), tells=_("Note what whoever is chosen speaks")
        )
        self.code_button = NamedButton(
            theme, _("Sign-in code…"), tells=_("Of whoever is chosen: a lost telephone")
        )
        self._telephones = LostTelephones(theme, background, desk, self)
        self._spare: dict[int, int] = {}
        self._sentence = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self._build_table()
        self._build_layout()
        for button in (self.add_button, self.leave_button, self.code_button):
            button.setVisible(desk.staff.manages)
        self.add_button.clicked.connect(self._on_add_asked)
        self.leave_button.clicked.connect(self._on_leave_asked)
        self.languages_button.clicked.connect(self._on_languages_asked)
        self.code_button.clicked.connect(self._on_code_asked)
        self._telephones.told.connect(self._on_code_changed)

    def _build_table(self) -> None:
        table, theme = self.table, self._theme
        table.setAccessibleName(_("Staff"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setStyleSheet(looks_of(theme))
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # As high as its rows: a table would take the room that is left.
        fixed = QSizePolicy.Policy.Fixed
        table.setSizePolicy(QSizePolicy.Policy.Expanding, fixed)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)

    def _build_layout(self) -> None:
        theme = self._theme
        card = Card(theme, padding=2)
        card.column.addWidget(self.table)
        feet = QWidget()
        flow = FlowLayout(feet, theme.px(2))
        for button in (self.languages_button, self.code_button, self.leave_button):
            flow.addWidget(button)
        self.column.addWidget(card)
        self.column.addWidget(self._sentence)
        self.column.addWidget(feet)
        self.column.addStretch()
        # Last for Tab: whoever comes here goes on with who is chosen in the table.
        self.head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)

    def first_field(self) -> QWidget:
        """The table."""
        return self.table

    @property
    def sentence(self) -> str:
        """What is said about whoever is chosen."""
        return self._sentence.text()

    @property
    def chosen(self) -> Tenure | None:
        """Whose row is chosen."""
        row = self.table.currentIndex().row()
        return None if self._model is None else self._model.row(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Another desk may have added somebody meanwhile."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, names go before days."""
        super().resizeEvent(event)
        self._leave_room()

    def _leave_room(self) -> None:
        nobody_left = all(t.member.active for t in self._tenures)
        nobody_speaks = not any(t.member.languages for t in self._tenures)
        # A name is read whole before what somebody speaks is.
        header, modes = self.table.horizontalHeader(), QHeaderView.ResizeMode
        header.setMaximumSectionSize(round(self.width() * MOST_OF_WIDTH))
        for column, is_empty in ((SPEAKS, nobody_speaks), (LEFT, nobody_left)):
            self.table.setColumnHidden(column, is_empty)
        self.table.setColumnHidden(SINCE, False)
        if self._model is not None:
            for columns in ((SINCE, LEFT), (SPEAKS,)):
                if not self._have_room():
                    for column in columns:
                        self.table.setColumnHidden(column, True)
            header.setSectionResizeMode(modes.ResizeToContents)
            taken = NAME if self.table.isColumnHidden(SPEAKS) else SPEAKS
            header.setSectionResizeMode(taken, modes.Stretch)
        rows = self.table.verticalHeader().defaultSectionSize()
        head = self.table.horizontalHeader().sizeHint().height()
        shown = min(len(self._tenures), MOST_ROWS)
        self.table.setFixedHeight(head + shown * rows + 2)

    def _have_room(self) -> bool:
        """Whether the columns that are shown can be read; of languages, the heading."""
        header, table = self.table.horizontalHeader(), self.table
        wide = [
            max(
                header.sectionSizeHint(column),
                0 if column == SPEAKS else table.sizeHintForColumn(column),
            )
            for column in range(header.count())
            if not table.isColumnHidden(column)
        ]
        most = header.maximumSectionSize()
        return sum(min(each, most) for each in wide) <= table.viewport().width()

    def refresh(self) -> None:
        """Read the list again; whoever is chosen stays chosen."""
        self._background.run(partial(_read, self._desk), self._on_read, self._on_failed)

    def _on_read(self, read: _Read) -> None:
        manages, me = self._desk.staff.manages, self._desk.staff.staff_id
        before = self.chosen
        self._tenures = [t for t in read.tenures if manages or t.member.active]
        self._spare = read.spare
        self._model = StaffTable(
            self._theme, self._tenures, me, read.calendar.local_date
        )
        self.table.setModel(self._model)
        self._sorting.apply()
        self._leave_room()
        self.table.selectionModel().currentChanged.connect(self._on_chosen)
        row = self._model.row_of(before.member.staff_id if before else me)
        self.table.setCurrentIndex(self._model.index(row, NAME))

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _on_chosen(self, index: QModelIndex) -> None:
        tenure = self.chosen
        self.languages_button.setEnabled(tenure is not None and self._may_note(tenure))
        has_code = tenure is not None and tenure.member.staff_id in self._spare
        self.code_button.setEnabled(has_code)
        if not self._desk.staff.manages:
            names = say_list([t.member.name for t in self._tenures if t.member.manages])
            words = _("An office manager adds staff: {managers}.", managers=names)
            self._sentence.say(words)
        elif tenure is not None and self._model is not None:
            words, can_leave = self._say_leaving(tenure, self._model)
            left = self._spare.get(tenure.member.staff_id)
            code = "" if left is None else WITH_A_CODE.format(left=left)
            self._sentence.say(f"{words} {code}".rstrip())
            self.leave_button.setEnabled(can_leave)

    def _may_note(self, tenure: Tenure) -> bool:
        """Whether whoever is signed in may note the languages of somebody."""
        me, member = self._desk.staff, tenure.member
        return member.active and (me.manages or me.staff_id == member.staff_id)

    def _say_leaving(self, tenure: Tenure, model: StaffTable) -> tuple[str, bool]:
        """What leaving would do, or why it cannot be; and whether it can."""
        name = tenure.member.name
        if tenure.left_at is not None:
            left = model.say_day(tenure.left_at)
            return _(
                "{name} left {left}. Add them again if they come back.",
                name=name,
                left=left,
            ), False
        staff = [t.member for t in self._tenures]
        reason = why_they_stay(tenure.member, self._desk.staff, staff)
        if reason is not None:
            return f"{reason.sentence} {reason.what_to_do}", False
        return WHAT_LEAVING_DOES.format(name=name), True

    def _on_add_asked(self) -> None:
        former = [t.member.name for t in self._tenures if not t.member.active]
        dialog = AddStaffDialog(
            self._theme,
            self._background,
            partial(add_staff, self._desk),
            self.window(),
            former=former,
        )
        dialog.staff_added.connect(self._on_added)
        self._open(dialog)

    def _on_leave_asked(self) -> None:
        tenure = self.chosen
        if tenure is None:
            return
        name = tenure.member.name
        remove = partial(take_off, self._desk, name)
        dialog = LeaveDialog(self._theme, self._background, name, remove, self.window())
        dialog.staff_left.connect(self._on_left)
        self._open(dialog)

    def _on_languages_asked(self) -> None:
        tenure = self.chosen
        if tenure is None or not self._may_note(tenure):
            return
        member = tenure.member
        dialog = LanguagesDialog(
            self._theme, self._background, self._desk, member, self.window()
        )
        dialog.acted.connect(self._on_languages_noted)
        self._open(dialog)

    def _on_code_asked(self) -> None:
        if self.chosen is not None:
            self._telephones.ask(self.chosen.member)

    def _on_code_changed(self, words: str) -> None:
        self.told.emit(words)
        self.refresh()

    def _open(self, dialog: AddStaffDialog | AskOnceDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.table.setFocus()

    def _on_added(self, added: Staff) -> None:
        self.told.emit(_("{name} can sign in now.", name=added.name))
        self.refresh()

    def _on_languages_noted(self, member: Staff) -> None:
        spoken = say_languages(member.languages) or _("English alone")
        self.told.emit(f"{member.name}: {spoken}.")
        self.refresh()

    def _on_left(self, left: tuple[Staff, DeskError | None]) -> None:
        gone, waits = left
        self.told.emit(
            _(
                "{name} can no longer sign in. {renewal}",
                name=gone.name,
                renewal=say_renewal(waits),
            )
        )
        self.refresh()
