"""Somebody is ill: everything of theirs is given to another in one step."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from callback_desk.domain.languages import share_out
from callback_desk.domain.staff import Staff
from callback_desk.domain.theirs import Theirs
from callback_desk.services.desk import Desk
from callback_desk.services.owners import hand_over_all, what_is_theirs
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme
from callback_desk.wording.day import (
    AWAY_MEANS,
    LOOKING,
    SAME_PERSON,
    WORKS_ALONE,
    say_what_is_theirs,
)
from callback_desk.wording.languages import say_shares
from callback_desk.wording.people import visible


class AwayDialog(AskOnceDialog):
    """Shows what hangs on somebody, then gives it all to another.

    That is somebody of the `staff`, or who `left` and has something to call still.
    `acted` brings what was reassigned.
    """

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        staff: Sequence[Staff],
        left: Sequence[Staff] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._desk, self._staff = desk, {one.staff_id: one for one in staff}
        asked = Asked(
            title=_("Somebody is away"),
            question=_("Who is away today?"),
            means=AWAY_MEANS,
            act=_("Reassign everything"),
            acting=_("Reassigning…"),
            act_tells=_("Give everything of theirs to who is chosen"),
            stay_tells=_("Leave all as it is (Esc)"),
        )
        super().__init__(theme, background, asked, self._nothing, parent)
        self.away, self.to = ChoiceBox(theme), ChoiceBox(theme)
        for box in (self.away, self.to):
            for member in staff:
                box.addItem(visible(member.name), member.staff_id)
        for member in left:
            words = _("{name} (has left)", name=visible(member.name))
            self.away.addItem(words, member.staff_id)
        me = desk.staff.staff_id
        others = [m.staff_id for m in (*staff, *left) if m.staff_id != me]
        self.to.setCurrentIndex(self.to.findData(me))
        self.away.setCurrentIndex(self.away.findData(others[0] if others else me))
        self.preview = SpokenLabel(theme)
        self.preview.call(_("What is theirs"))
        self.add_field(LabelledField(theme, _("Away"), self.away))
        self.add_field(LabelledField(theme, _("Given to"), self.to))
        self.add_field(self.preview)
        self.away.currentIndexChanged.connect(self._on_away_chosen)
        self.to.currentIndexChanged.connect(self._on_chosen)
        self._theirs: Theirs | None = None
        self._on_away_chosen()
        self.away.setFocus()

    def _nothing(self) -> None:
        """Nobody is chosen yet."""

    def _on_away_chosen(self) -> None:
        self._theirs = None
        away = int(self.away.currentData() or 0)
        self._background.run(
            partial(what_is_theirs, self._desk, away),
            partial(self._on_read, away),
            self._on_failed,
        )
        self._on_chosen()

    def _on_read(self, away: int, theirs: Theirs) -> None:
        if away == self.away.currentData():
            self._theirs = theirs
            self._on_chosen()

    def _on_chosen(self) -> None:
        away, to = int(self.away.currentData() or 0), int(self.to.currentData() or 0)
        act: Callable[[], object] = partial(hand_over_all, self._desk, away, to)
        self.set_act(act)
        theirs = self._theirs
        if away == to:
            self.preview.say(SAME_PERSON if len(self._staff) > 1 else WORKS_ALONE)
        else:
            self.preview.say(LOOKING if theirs is None else self._foretell(theirs))
        hangs = theirs is not None and (bool(theirs.leads) or theirs.is_told)
        self.act_button.setEnabled(hangs and away != to)

    def _foretell(self, theirs: Theirs) -> str:
        """What is given on, and who takes whom for the language."""
        away, to = int(self.away.currentData()), int(self.to.currentData())
        others = [m for m in self._staff.values() if m.staff_id not in (away, to)]
        taken = share_out(theirs.leads, theirs.wanted, self._staff[to], others)
        shares = say_shares(theirs.wanted, taken, to, list(self._staff.values()))
        return f"{say_what_is_theirs(theirs)} {shares}".strip()
