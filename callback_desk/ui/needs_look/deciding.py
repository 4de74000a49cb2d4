"""Decisions about one record after another: run behind, asked for, and taken back."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from callback_desk.domain.errors import DeskError, UnknownRecord
from callback_desk.domain.safety_errors import OnlyClinicianReviews
from callback_desk.domain.settlement import Aside, Fix
from callback_desk.domain.settlement_errors import (
    RecordSettled,
    SettlementTakenBack,
    SettlementWorkedOn,
    UnknownSettlement,
)
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.needs_look import KeptView
from callback_desk.services.search_leads import search_leads
from callback_desk.services.settle_record import (
    Decided,
    accept_record,
    join_record,
    set_record_aside,
    undo_settlement,
)
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.needs_look.aside_dialog import AsideDialog
from callback_desk.ui.needs_look.join_dialog import JoinDialog
from callback_desk.ui.needs_look.judged import LONGEST_NAME, judge
from callback_desk.ui.theme import Theme
from callback_desk.wording.people import visible
from callback_desk.wording.settling import say_settled

# Asked again these would be refused again: the decision before is next.
NEVER_UNDONE = (SettlementTakenBack, SettlementWorkedOn, UnknownSettlement)


class Deciding(QObject):
    """One decision at a time; a second Enter decides nothing twice.

    `decided` tells words and what came of it, `undone` what was taken back,
    `overtaken` that somebody decided first, `refused` why nothing was decided; `left`
    follows when a question was left without an answer.
    """

    decided = Signal(str, object)
    undone = Signal(object)
    overtaken = Signal(object)
    refused = Signal(object)
    left = Signal()

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, page: QWidget
    ) -> None:
        super().__init__(page)
        self._theme, self._background, self._desk = theme, background, desk
        self._page = page
        self._undoable: list[int] = []
        self._running = False
        self.dialog: JoinDialog | AsideDialog | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._undoable)

    @property
    def is_busy(self) -> bool:
        """Whether something is being decided or asked."""
        return self._running or self.dialog is not None

    def accept(self, view: KeptView, fix: Fix) -> None:
        """Take a record in as it is corrected."""
        if self.is_busy:
            return
        self._running = True
        self._background.run(
            partial(accept_record, self._desk, view.row.record_id, fix),
            partial(self._on_decided, _("Taken in")),
            self._on_failed,
        )

    def ask_lead(self, view: KeptView, fix: Fix) -> None:
        """Ask to which lead a record belongs."""
        if self.is_busy:
            return
        desk, record_id = self._desk, view.row.record_id

        def foresee(lead_id: int) -> str:
            return judge(desk, record_id, fix, lead_id).words

        find = partial(search_leads, desk)
        join = partial(join_record, desk, record_id, fix)
        dialog = JoinDialog(
            self._theme,
            self._background,
            (find, foresee, join),
            desk.phones.show,
            self._page.window(),
        )
        dialog.joined.connect(partial(self._on_decided, _("Joined")))
        dialog.overtaken.connect(self.overtaken)
        self._open(dialog)
        dialog.look_for(visible(fix.name.strip()[:LONGEST_NAME]))

    def ask_reason(self, view: KeptView) -> None:
        """Ask why a record is set aside."""
        if self.is_busy:
            return
        if view.record.safety.flagged and self._desk.staff.role is not Role.CLINICIAN:
            self.refused.emit(OnlyClinicianReviews())
            return
        desk, record_id = self._desk, view.row.record_id

        def work(reason: Aside, words: str, decided: bool) -> object:
            return set_record_aside(desk, record_id, reason, words, decided=decided)

        dialog = AsideDialog(
            self._theme,
            self._background,
            work,
            self._page.window(),
            safety=view.record.safety.flagged,
        )
        dialog.set_aside.connect(partial(self._on_decided, _("Set aside")))
        dialog.overtaken.connect(self.overtaken)
        self._open(dialog)

    def _open(self, dialog: JoinDialog | AsideDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _on_dialog_finished(self, result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if result == QDialog.DialogCode.Rejected:
            self.left.emit()

    def put_away(self) -> None:
        """Leave the question for a lead: its answers are people."""
        if isinstance(self.dialog, JoinDialog):
            self.dialog.reject()

    def undo(self) -> None:
        """Take the last decision back."""
        if self.is_busy or not self._undoable:
            return
        self._running = True
        settlement_id = self._undoable.pop()
        self._background.run(
            partial(undo_settlement, self._desk, settlement_id),
            self._on_undone,
            partial(self._on_not_undone, settlement_id),
        )

    def _on_decided(self, what: str, decided: Decided) -> None:
        self._running = False
        self._undoable.append(decided.settlement_id)
        name = visible(decided.record.submission.name[:LONGEST_NAME])
        self.decided.emit(say_settled(what, name), decided)

    def _on_undone(self, decided: Decided) -> None:
        self._running = False
        self.undone.emit(decided)

    def _on_not_undone(self, settlement_id: int, error: Exception) -> None:
        if not isinstance(error, NEVER_UNDONE):
            self._undoable.append(settlement_id)
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        gone = RecordSettled | UnknownRecord | UnknownSettlement
        if isinstance(error, gone) and isinstance(error, DeskError):
            self.overtaken.emit(error)
        else:
            self.refused.emit(error)
