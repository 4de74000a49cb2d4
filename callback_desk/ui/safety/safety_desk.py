"""What a desk does about people in danger, plugged into its window."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.errors import DeskError
from callback_desk.domain.safety_care import Act, Subject, Told
from callback_desk.domain.safety_contact import Contact, ContactToday
from callback_desk.domain.safety_errors import ToldTimeImpossible
from callback_desk.domain.safety_watch import SafetyWatch
from callback_desk.services.priority_care import Stamp, Stamped, stamp_each
from callback_desk.services.safety_watch import watch_safety
from callback_desk.translation import _
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.safety.contact_dialog import ContactDialog
from callback_desk.ui.safety.crisis import Crisis
from callback_desk.ui.safety.reviews import reviews_of
from callback_desk.ui.safety.safety_strip import SafetyStrip
from callback_desk.ui.safety.who_first import WhoFirst
from callback_desk.ui.today.card_view import CardView
from callback_desk.ui.today.half_said import HalfSaid
from callback_desk.ui.today.lead_table import RowKey, key_of
from callback_desk.ui.today.safety_questions import (
    Question,
    decide_question,
    skip_question,
    tell_question,
)
from callback_desk.ui.workplace import Workplace
from callback_desk.wording.people import visible
from callback_desk.wording.queue import say_of
from callback_desk.wording.safety import NO_CONTACT_YET, say_contact
from callback_desk.wording.times import say_instant

# A time of the day that lies farther ahead was yesterday's.
HALF_A_DAY = timedelta(hours=12)
CLOCKS_DIFFER = timedelta(minutes=5)
NOTED = _("Noted whom you told; a clinician reviews it.")
ANSWER_AGAIN = _("It was not saved. Answer once more.")


class SafetyDesk(QObject):
    """Asks whom the desk told, offers people in danger first, and says who waits.

    Signals:
        told: what was done, in words.
        looked: it was looked what must be said: a SafetyWatch.
        not_looked: that failed: an exception.
    """

    told = Signal(str)
    looked = Signal(object)
    not_looked = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        window, today = place.window, place.today
        self._theme, self._background = place.theme, place.background
        self._desk = place.desk
        self._window, self._today = place.window, place.today
        # Whose question was answered or left: the next lead may come.
        self._left: RowKey | None = None
        self._bug = BugOnce(place.background)
        self.watched: SafetyWatch | None = None
        self.crisis = Crisis(place)
        self.strip = SafetyStrip(place.theme)
        strip = self.strip
        window.narrowed.connect(strip.set_narrow)
        window.narrowed.connect(self._show_contact)
        window.lines.addWidget(strip)
        self.told.connect(window.tell)
        self.reviews = reviews_of(place)
        if self.reviews is not None:
            self.reviews.told.connect(window.tell)
        self._first = WhoFirst(place.desk, today, self.reviews, window.tell)
        self.dialog: ContactDialog | None = None
        card = today.card
        card.before_call, card.once_shown = self._before_call, self._once_shown
        card.clock = self._clock
        today.going_on.choose_next = self._choose_next
        card.question_answered.connect(self._on_answered)
        card.question_left.connect(self._on_question_left)
        today.recording.recorded.connect(self._on_recorded)
        today.looked.connect(self.look)
        today.queue.asked.connect(self._on_queue_asked)
        self.crisis.stamped.connect(today.refresh)
        self.crisis.failed.connect(self._fail)
        self.strip.lead_wanted.connect(self._on_lead_wanted)
        self.strip.contact_wanted.connect(self.ask_contact)
        window.contact_sign.clicked.connect(self.ask_contact)
        # It counts from the same instant as the list beneath it.
        today.ticking.timeout.connect(self.look)

    def look(self) -> None:
        """Look, behind, what must be said of people in danger."""
        self._background.run(
            partial(watch_safety, self._desk), self._on_looked, self._on_not_looked
        )

    def _on_not_looked(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self._fail(error)
        self._bug.tell(error)  # It is looked every few seconds.
        self.not_looked.emit(error)

    def _on_looked(self, watched: SafetyWatch) -> None:
        self.watched = watched
        self._first.look(watched)
        self.crisis.show_contact(watched.contact)
        if self.reviews is not None:
            self.reviews.look(watched)
            waiting = self.reviews.waiting
            self.strip.show_watch(
                watched, self.reviews.said(), next(iter(waiting), None)
            )
        else:
            self.strip.show_watch(watched)
        self._show_contact()
        self._today.card.ask_again()
        self.looked.emit(watched)

    def _show_contact(self) -> None:
        """Who is told today stands in the foot; it is asked in one place alone."""
        watched = self.watched
        if watched is None:
            return
        known = watched.contact.today
        words = "" if self.strip.asks_contact else say_contact(known)
        told = _("Opens where it is changed")
        self._window.contact_sign.say(words, told, worries=known is None)
        self._window.show_contact_sign()

    # Who comes first

    def _contacts(self) -> list[Contact]:
        contact = None if self.watched is None else self.watched.contact.today
        if contact is None:
            return []
        return [one for one in (contact.first, contact.backup) if one is not None]

    def comes_first(self) -> bool:
        """Whether somebody in danger should be called before any other."""
        return bool(self._first.to_call())

    def _choose_next(
        self, done: RowKey | None, entries: Sequence[QueueEntry]
    ) -> QueueEntry | None:
        """Who must be told about stays; then safety leads that wait for a call."""
        used, self.crisis.was_used = self.crisis.was_used, False
        stays = next((one for one in entries if key_of(one) == done), None)
        if stays is not None and done != self._left:
            untold = stays.lead.safety and not stays.lead.care.is_told
            if used or untold:
                return stays
        return self._first.after(done, entries)

    def _on_recorded(self, lead_id: int) -> None:
        self._left = None
        self._first.note_tried(lead_id)

    def _on_queue_asked(self) -> None:
        """Who is hidden by a narrowed list is known before it is shown."""
        if self._first.is_narrowed:
            self.look()

    # What is asked

    def _clock(self) -> time:
        settings, now = self._desk.kept.settings, self._desk.now()
        local = now if settings is None else settings.calendar.local(now)
        return local.time()

    def _once_shown(self, view: CardView) -> Question | None:
        if view.care is None or not view.care.must_tell:
            return None
        return tell_question(self._contacts())

    def _before_call(self, view: CardView) -> Question | None:
        if view.care is not None:
            known = view.care.do_not_dial
            return decide_question(known, self._contacts()) if known else None
        offered = self._first.to_call()
        if not offered:
            return None
        first = visible(offered[0].name) or _("A priority lead")
        leads = [one.lead_id for one in offered if one.lead_id is not None]
        return skip_question(first, leads)

    def _on_answered(
        self, question: Question, lead_id: int, answer: object, clock: time | None
    ) -> None:
        choice = answer if isinstance(answer, int) else None
        words = answer if isinstance(answer, str) else ""
        half_said = HalfSaid(question.kind, words)
        at = None if clock is None else self._instant(clock)
        if at is not None and at > self._desk.now():
            self._on_not_kept(lead_id, half_said, self._ahead(at))
            return
        heard: Callable[[Sequence[Stamped]], None] = self._on_told
        match question.kind:
            case "tell":
                named = question.named_by(answer)
                said = Stamp(Act.TOLD, named, Told.BY_PHONE, at=at)
            case "decide" if named := question.named_by(answer):
                said = Stamp(Act.TOLD, named, Told.BY_PHONE)
            case "decide":
                said = Stamp(Act.DECIDED)
                heard = partial(self._on_may_call, lead_id)
            case _:
                said = Stamp(
                    Act.SKIPPED, note=words or question.choices[choice or 0][0]
                )
                heard = partial(self._on_may_call, lead_id)
        # Whoever came in since was not asked about.
        about = question.about or (lead_id,)
        subjects = [Subject(lead_id=one) for one in about]
        self._background.run(
            partial(stamp_each, self._desk, subjects, said),
            heard,
            partial(self._on_not_kept, lead_id, half_said),
        )

    def _on_not_kept(self, lead_id: int, said: HalfSaid, error: Exception) -> None:
        """Why is told where it was asked; what was answered stays there."""
        why, is_known = ANSWER_AGAIN, False
        if isinstance(error, DeskError):
            why, is_known = f"{error.sentence} {error.what_to_do}", True
        stands = self._today.card.take_answer_back(lead_id, said, why)
        if not (stands and is_known):
            self._fail(error)

    def _instant(self, clock: time) -> datetime | None:
        """A clock time as an instant of the last hours, else of today; None for now.

        Clocks differ by minutes: a time so little ahead is now.
        """
        settings, now = self._desk.kept.settings, self._desk.now()
        if settings is None:
            return None
        today = settings.calendar.local_date(now)
        at = settings.calendar.wall(datetime.combine(today, clock))
        if at - now > HALF_A_DAY:
            before = datetime.combine(today - timedelta(days=1), clock)
            at = settings.calendar.wall(before)
        return None if timedelta(0) < at - now <= CLOCKS_DIFFER else at

    def _ahead(self, at: datetime) -> ToldTimeImpossible:
        settings, now = self._desk.kept.settings, self._desk.now()
        if settings is not None:
            at, now = settings.calendar.local(at), settings.calendar.local(now)
        return ToldTimeImpossible(at=say_instant(at), now=say_instant(now))

    def _on_told(self, done: Sequence[Stamped]) -> None:
        self._today.card.hear_kept()
        stamped = done[-1]
        words, card = NOTED, self._today.card_shown()
        if card is not None and card.details.lead_id == stamped.subject.lead_id:
            # It stands in the foot while others are called.
            words = say_of(card.lead.name, words)
        self.told.emit(words)
        self._go_past(stamped.subject.lead_id)

    def _on_question_left(self, question: Question, lead_id: int) -> None:
        """Whom nobody was told of stays on top; who comes first is gone back to."""
        first = next(iter(self._first.to_call()), None)
        if question.kind == "tell":
            self._go_past(lead_id)
        elif (
            question.kind == "skip" and first is not None and first.lead_id is not None
        ):
            self._first.show_all(first.lead_id)

    def _go_past(self, lead_id: int | None) -> None:
        if lead_id is not None:
            self._left = lead_id
            self._today.go_on_from(lead_id)

    def _on_may_call(self, lead_id: int, nothing: object) -> None:
        self._today.card.hear_kept()
        self._today.card.go_on_calling(lead_id)
        self._today.refresh()  # The list knows the reason then, and it is asked once.
        self.look()

    # The rest

    def _on_lead_wanted(self, lead_id: int) -> None:
        self._window.show_page(self._today)
        self._first.show_all(lead_id)

    def ask_contact(self) -> None:
        """Ask who is the safety contact today; changed in the same place."""
        self._ask_contact(None if self.watched is None else self.watched.contact)

    def ask_contact_instead(self, away: str) -> None:
        """Ask who is told now that somebody is away; the backup is proposed."""
        known = None if self.watched is None else self.watched.contact
        if known is not None and known.today is not None:
            known = ContactToday(known.today.without(away), None)
        self._ask_contact(known)

    def _ask_contact(self, known: ContactToday | None) -> None:
        self.dialog = ContactDialog(
            self._theme, self._background, self._desk, known, self._window
        )
        self.dialog.contact_set.connect(self._on_contact_set)
        self.dialog.open()

    def _on_contact_set(self, contact: ContactToday) -> None:
        # Who it is stands in the foot.
        if contact.today is None:
            self.told.emit(f"{NO_CONTACT_YET}.")
        self.look()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.told.emit(f"{error.sentence} {error.what_to_do}")
        else:
            self._background.failed_unheard.emit(error)
