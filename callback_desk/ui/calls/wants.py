"""How the people of the list wish to be reached, read behind, for those shown."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.reach import NOT_KNOWN, Reach
from callback_desk.domain.whereabouts import whereabouts
from callback_desk.services.desk import Desk
from callback_desk.services.reach_leads import reach_of
from callback_desk.ui.background import Background
from callback_desk.ui.bug_once import BugOnce
from callback_desk.wording.reaching import say_there, say_wants

# Leads asked about at once; their words are read and looked through.
AT_ONCE = 200


class Wants(QObject):
    """Knows what the list's people want; `learned` follows when it knows more."""

    learned = Signal()

    def __init__(self, background: Background, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._desk = background, desk
        # By lead: how often it had asked, and how to reach it.
        self._known: dict[int, tuple[int, Reach]] = {}
        self._asking, self._bug = False, BugOnce(background)

    def say(self, entry: QueueEntry) -> str:
        """What somebody wants, for their row; "" where nothing is known."""
        lead = entry.lead
        _, reach = self._known.get(lead.lead_id or 0, (0, NOT_KNOWN))
        return say_wants(reach, self._there(lead.phone))

    def _there(self, phone: str | None) -> str:
        settings = self._desk.kept.settings
        if phone is None or settings is None:
            return ""
        zone, now = settings.calendar.definition.timezone, self._desk.now()
        where = whereabouts(phone, self._desk.zones_of, zone)
        return say_there(where, now, settings.calendar.local(now))

    def look_at(self, entries: list[QueueEntry]) -> None:
        """Learn of those among these that nothing is known of, or who asked again."""
        if self._asking:
            return
        unknown = [
            e.lead
            for e in entries
            if e.lead.lead_id is not None
            and self._known.get(e.lead.lead_id, (-1,))[0] != e.lead.asked
        ][:AT_ONCE]
        if not unknown:
            return
        self._asking = True
        asked = {lead.lead_id or 0: lead.asked for lead in unknown}
        self._background.run(
            partial(reach_of, self._desk, list(asked)),
            partial(self._on_read, asked),
            self._on_failed,
        )

    def forget(self, lead_id: int) -> None:
        """Look again at a lead: somebody told how to reach it."""
        self._known.pop(lead_id, None)

    def _on_read(self, asked: Mapping[int, int], found: Mapping[int, Reach]) -> None:
        self._asking = False
        for lead_id, reach in found.items():
            self._known[lead_id] = asked[lead_id], reach
        self.learned.emit()

    def _on_failed(self, error: Exception) -> None:
        self._asking = False
        self._bug.tell(error)
