"""Asking whose leads shall be, or why they are closed, before it is done to several."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.languages import speaks
from callback_desk.domain.outcome import Outcome
from callback_desk.domain.staff import Staff
from callback_desk.domain.standing import OpenLead
from callback_desk.services.close_together import close_together
from callback_desk.services.desk import Desk
from callback_desk.services.languages import Takers
from callback_desk.services.owners import reassign
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.counting import say_leads
from callback_desk.wording.day import (
    CLOSING_MEANS,
    NOBODY_IN_PARTICULAR,
    REASSIGNING_MEANS,
)
from callback_desk.wording.languages import say_taker, say_wanted
from callback_desk.wording.people import visible

LONGEST_NOTE = 1_000_000
# Letters of a name with what they speak.
WIDE = 36


class ReassignDialog(AskOnceDialog):
    """Gives leads to somebody; `acted` brings what was reassigned."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        lead_ids: Collection[int],
        takers: Takers,
        parent: QWidget | None = None,
    ) -> None:
        self._desk, self._lead_ids = desk, lead_ids
        asked = Asked(
            title=_("Reassign"),
            question=_("Who looks after {leads}?", leads=say_leads(len(lead_ids))),
            means=REASSIGNING_MEANS,
            act=_("Reassign"),
            acting=_("Reassigning…"),
            act_tells=_("Give them to who is chosen"),
            stay_tells=_("Leave them as they are (Esc)"),
        )
        super().__init__(theme, background, asked, self._nothing, parent)
        self.whose = ChoiceBox(theme)
        self.whose.setMinimumContentsLength(WIDE)
        wanted = takers.wanted
        # Who speaks what they want stands first.
        for member in sorted(takers.staff, key=partial(_lacks, wanted)):
            self.whose.addItem(say_taker(member, wanted), member.staff_id)
        self.whose.addItem(NOBODY_IN_PARTICULAR, None)
        self.wants = PlainLabel(theme, say_wanted(wanted), wraps=True)
        if wanted:
            self.add_field(self.wants)
        self.add_field(LabelledField(theme, _("Who"), self.whose))
        self.whose.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen()
        self.whose.setFocus()

    def _nothing(self) -> None:
        """Nobody is chosen yet."""

    def _on_chosen(self) -> None:
        whose = self.whose.currentData()
        self.set_act(partial(reassign, self._desk, self._lead_ids, whose))


def _lacks(wanted: Mapping[int, str], member: Staff) -> int:
    """How many leads want a language that somebody does not speak."""
    return sum(not speaks(member, language) for language in wanted.values())


class CloseTogetherDialog(AskOnceDialog):
    """Closes leads with a reason; `acted` brings what was closed."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        seen: Sequence[OpenLead],
        ways: Sequence[Outcome],
        parent: QWidget | None = None,
    ) -> None:
        """Ask why.

        Args:
            theme: its looks.
            background: where it is done.
            desk: whose leads they are.
            seen: those that were chosen, as they stand in the list.
            ways: the outcomes that close.
            parent: what it stands over.
        """
        self._desk, self._asked_at = desk, desk.now()
        self._seen = {lead.lead_id: lead.asked for lead in seen if lead.lead_id}
        # Those in danger and those that are open elsewhere are not closed together.
        staying = sum(lead.safety or bool(lead.claimed_by) for lead in seen)
        leads = say_leads(len(seen) - staying or len(seen))
        asked = Asked(
            title=_("Close"),
            question=_("Why are {leads} closed?", leads=leads),
            means=CLOSING_MEANS,
            act=_("Close {leads}", leads=leads),
            acting=_("Closing…"),
            act_tells=_("Close them; Ctrl+Z opens them again"),
            stay_tells=_("Leave them as they are (Esc)"),
        )
        super().__init__(theme, background, asked, self._nothing, parent)
        self.reason, self.note = ChoiceBox(theme), QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        for outcome in ways:
            self.reason.addItem(visible(outcome.label), outcome.code)
        self.add_field(LabelledField(theme, _("Reason"), self.reason))
        self.add_field(LabelledField(theme, _("In your own words"), self.note))
        self.reason.currentIndexChanged.connect(self._on_changed)
        self.note.textChanged.connect(self._on_changed)
        self._on_changed()
        self.reason.setFocus()

    def _nothing(self) -> None:
        """No reason is chosen yet."""

    def _on_changed(self) -> None:
        code, note = str(self.reason.currentData()), self.note.text().strip()
        chosen = list(self._seen), code, note, self._asked_at, self._seen
        self.set_act(partial(close_together, self._desk, *chosen))
