"""Opening a call claims its lead; one that is open elsewhere is asked about first."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from callback_desk.domain.claim import Claim
from callback_desk.domain.day_errors import ClaimedElsewhere
from callback_desk.domain.outcome import Channel
from callback_desk.services.claims import (
    claim_lead,
    free_lead,
    free_mine,
    keep_claim,
)
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.day.desk_watch import DeskWatch
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.page import TodayPage
from callback_desk.wording.day import (
    ASKS_FIRST,
    TAKE_OVER,
    say_given_on,
    say_held,
    say_taken_over,
    say_what_taking_over_means,
)
from callback_desk.wording.times import say_clock

if TYPE_CHECKING:
    from callback_desk.services.record_outcome import Call

RENEW_MS = 60_000
# In a card that is lower the note and the outcomes need the room; its head says who
# has the lead as well.
LOW_UNITS = 142


class Claiming(QObject):
    """Claims the lead of an open call, and says who has one that is open elsewhere."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        page: TodayPage,
        watch: DeskWatch,
    ) -> None:
        super().__init__(page)
        self._theme, self._background, self._desk = theme, background, desk
        self._page, self._card, self._watch = page, page.card, watch
        self._bug = BugOnce(background)
        # The lead of the open call, the one that was just taken over, and the one that
        # somebody else took over from here.
        self._mine: int | None = None
        self._taken: int | None = None
        self._lost: int | None = None
        # The call that is asked about.
        self._made: Call | None = None
        # The desk's word that the first of these is had here.
        self._held: Claim | None = None
        self.dialog: AskOnceDialog | None = None
        self.banner = Notice(theme, Tone.DUE_TODAY)
        layout = page.card.layout()
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, self.banner)
        self._renewing = QTimer(self)
        self._renewing.timeout.connect(self._renew)
        self._renewing.start(RENEW_MS)
        self._card.call_opened.connect(self._on_call_opened)
        self._card.call_left.connect(self._on_call_left)
        page.list.lead_chosen.connect(self._on_lead_chosen)
        page.arrival.on_the_way.connect(self._on_lead_chosen)
        page.recording.recorded.connect(self._on_recorded)
        watch.claims_changed.connect(self._on_claims_changed)
        self._card.installEventFilter(self)

    def let_go(self) -> None:
        """Let go of everything: the window closes."""
        self._background.run(partial(free_mine, self._desk), None, self._on_failed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say who has it where there is room for that."""
        if event.type() == QEvent.Type.Resize:
            self._show_holder()  # The card shares its height out behind this.
        return False

    # What was heard

    def _on_call_opened(self, lead_id: int) -> None:
        self._lost = None
        if lead_id == self._taken:
            self._taken, self._mine = None, lead_id
            return
        held = self._watch.elsewhere.get(lead_id)
        if held is not None:
            self._card.leave_call()
            self._ask(held)
            return
        self._mine = lead_id
        self._background.run(
            partial(claim_lead, self._desk, lead_id),
            self._on_claimed,
            partial(self._on_refused, lead_id),
        )

    def _on_call_left(self) -> None:
        lead_id, self._mine = self._mine, None
        if lead_id is not None:
            self._background.run(
                partial(free_lead, self._desk, lead_id), None, self._on_failed
            )

    def _on_recorded(self, lead_id: int) -> None:
        if lead_id == self._mine:
            self._mine = None

    def _on_claimed(self, claim: Claim) -> None:
        if claim.lead_id == self._mine:
            self._held = claim
        else:
            # The call ended while the claim was on its way.
            self._background.run(
                partial(free_lead, self._desk, claim.lead_id), None, self._on_failed
            )

    def _on_refused(self, lead_id: int, error: Exception) -> None:
        """Another desk was faster by a moment: ask, as if that had been known."""
        if not isinstance(error, ClaimedElsewhere):
            self._on_failed(error)
            return
        if lead_id == self._mine and self._card.is_calling:
            self._card.leave_call()
        self._card.show_problem(error.sentence, of_saving=False)
        self._watch.look()

    def _on_failed(self, error: Exception) -> None:
        """A claim helps; without it the call goes on all the same."""
        self._bug.tell(error)

    def _renew(self) -> None:
        """They are on the phone, whatever page is seen and behind a locked screen."""
        held = self._held
        if held is not None and held.lead_id == self._mine != self._lost:
            self._background.run(
                partial(keep_claim, self._desk, held),
                partial(self._on_renewed, held),
                partial(self._on_not_renewed, held.lead_id),
            )

    def _on_renewed(self, held: Claim, given_to: str) -> None:
        """Who has it by now heard of no call that is open here: they are told."""
        if given_to and held is self._held and held.lead_id == self._mine:
            self._mine = None
            self._card.show_problem(say_given_on(given_to), of_saving=False)

    def _on_not_renewed(self, lead_id: int, error: Exception) -> None:
        """Who has it now would seem to lose it again once they let go of it."""
        if isinstance(error, ClaimedElsewhere):
            self._lost = lead_id
        self._on_failed(error)

    def _on_lead_chosen(self, entry: object) -> None:
        self._say_holder()

    def _on_claims_changed(self) -> None:
        self._say_holder()
        mine = self._mine
        if mine is not None and (taken := self._watch.elsewhere.get(mine)):
            self._mine = None
            self._page.recording.know_holder(taken.opening)
            self._card.show_problem(say_taken_over(taken.by), of_saving=False)
        elif mine is not None and mine not in self._watch.mine:
            # What was claimed just now is not seen yet; else somebody freed it.
            self._renew()

    def _say_holder(self) -> None:
        self._show_holder()
        self._card.leave_room()

    def _show_holder(self) -> None:
        wanted = self._page.list.wanted()
        held = self._watch.elsewhere.get(wanted) if isinstance(wanted, int) else None
        is_low = self._card.height() < self._theme.px(LOW_UNITS)
        if held is None or is_low:
            self.banner.hide()
        else:
            self.banner.say(say_held(held.by, self._clock(held)), ASKS_FIRST)

    def _clock(self, held: Claim) -> str:
        calendar = self._page.queue.calendar
        return "" if calendar is None else say_clock(calendar.local(held.at))

    # Asking

    def _ask(self, held: Claim) -> None:
        made = self._card.made
        # Whoever was written to instead is asked about that anew.
        self._made = made if made.channel in (None, Channel.PHONE) else None
        asked = Asked(
            title=_("Open elsewhere"),
            question=say_held(held.by, self._clock(held)),
            means=say_what_taking_over_means(held.by),
            act=TAKE_OVER,
            acting=_("Taking it over…"),
            act_tells=_("Make the call here instead"),
            stay_tells=_("Leave it with them (Esc)"),
        )
        act = partial(claim_lead, self._desk, held.lead_id, take_over=True)
        window: QWidget = self._page.window()
        self.dialog = AskOnceDialog(self._theme, self._background, asked, act, window)
        self.dialog.acted.connect(self._on_taken_over)
        self.dialog.finished.connect(self._on_dialog_over)
        self.dialog.open()

    def _on_taken_over(self, claim: Claim) -> None:
        self._watch.look()
        # No other desk wrote that: list and card would go on naming who had it.
        self._page.refresh()
        if self._page.list.wanted() == claim.lead_id:
            self._taken, self._held = claim.lead_id, claim
            # Their call stays theirs, and who dialed has dialed.
            is_shown = self._card.shows(claim.lead_id)
            self._card.open_call(self._made if is_shown else None)
            self._taken = None

    def _on_dialog_over(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self._page.list.setFocus()
