"""Two leads that turn out to be one person: asked for, joined, and split by undo."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.lead_identity import Join
from callback_desk.domain.lead_search import FoundLead
from callback_desk.services.join_leads import join_leads, split_leads
from callback_desk.services.search_leads import search_leads
from callback_desk.services.work_queue import show_lead
from callback_desk.translation import _
from callback_desk.ui.needs_look.join_dialog import JoinDialog
from callback_desk.ui.workplace import Workplace
from callback_desk.wording.identity import say_joining
from callback_desk.wording.people import visible


class Joining(QObject):
    """Asks which other lead it is. `joined` tells the one that stays."""

    joined = Signal(int)
    undone = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._theme, self._background = place.theme, place.background
        self._desk = place.desk
        self._window, self._today = place.window, place.today

    def ask(self, lead_id: int) -> None:
        """Ask which other lead is the same person as this one."""

        def find(text: str) -> list[FoundLead]:
            return [f for f in search_leads(self._desk, text) if f.lead_id != lead_id]

        works = (
            find,
            partial(self._foresee, lead_id),
            partial(self._join, lead_id),
        )
        dialog = JoinDialog(
            self._theme,
            self._background,
            works,
            self._desk.phones.show,
            self._window,
            asked=_("Which other lead is the same person?"),
        )
        dialog.joined.connect(self._on_joined)
        dialog.finished.connect(dialog.deleteLater)
        dialog.look_for(visible(self._today.lead_shown()))
        dialog.open()

    def _foresee(self, into: int, lead_id: int) -> str:
        stays, part = show_lead(self._desk, into), show_lead(self._desk, lead_id)
        return say_joining(
            *(stays.details.name, part.details.name),
            *(len(part.attempts), part.details.asked),
        )

    def _join(self, into: int, lead_id: int) -> Join:
        return join_leads(self._desk, into, lead_id)

    def _on_joined(self, join: Join) -> None:
        self._today.card.show_done(_("Saved: the two are one lead now."))
        split = partial(split_leads, self._desk, join.into, join.join_id)
        tell = self._today.troubles.tell
        self._today.recording.offer_undo_by(split, self.undone.emit, tell)
        self.joined.emit(join.into)
