"""What an office manager does about somebody's lost telephone: asks, and shows."""

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from callback_desk.domain.staff import Staff
from callback_desk.services.desk import Desk
from callback_desk.services.sign_in_codes import begin_enrolment
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.codes_dialog import CodesDialog
from callback_desk.ui.settings.spare_showing import THEIR_SPARE, SpareShowing
from callback_desk.ui.settings.telephone_dialog import TelephoneDialog
from callback_desk.ui.theme import Theme
from callback_desk.wording.people import visible

IS_OFF = _("{name} is asked for no code any more.")
IS_NEW = _("{name} signs in with codes of the new telephone.")


class LostTelephones(QObject):
    """Opens one dialog after another; `told` says what was done."""

    told = Signal(str)

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, place: QWidget
    ) -> None:
        """Ask nothing yet.

        Args:
            theme: the looks of the dialogs.
            background: where codes are turned on and off.
            desk: an office manager's.
            place: what has the focus afterwards, in the window they stand over.
        """
        super().__init__(place)
        self._parts, self._place = (theme, background, desk), place
        self._desk = desk
        self._member: Staff | None = None
        self.spare = SpareShowing(theme, place)
        self.dialog: TelephoneDialog | CodesDialog | None = None

    def ask(self, member: Staff) -> None:
        """Ask what shall become of somebody's code."""
        self._member = member
        dialog = TelephoneDialog(*self._parts, member, self._place.window())
        dialog.turned_off.connect(self._on_turned_off)
        dialog.new_wanted.connect(self._on_new_wanted)
        self._open(dialog)

    def _open(self, dialog: TelephoneDialog | CodesDialog) -> None:
        self.dialog = dialog
        dialog.rejected.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None
        self._place.setFocus()

    def _on_turned_off(self, member: Staff) -> None:
        self._on_closed()
        self.told.emit(IS_OFF.format(name=visible(member.name)))

    def _on_new_wanted(self, member: Staff) -> None:
        enrolment = begin_enrolment(self._desk, member)
        clock = partial(datetime.now, UTC)
        window = self._place.window()
        dialog = CodesDialog(*self._parts, enrolment, clock, window, member)
        dialog.turned_on.connect(self._on_turned_on)
        self._open(dialog)

    def _on_turned_on(self, spare: tuple[str, ...]) -> None:
        self._on_closed()
        name = "" if self._member is None else self._member.name
        self.spare.show(spare, name, THEIR_SPARE)
        self.told.emit(IS_NEW.format(name=visible(name)))
