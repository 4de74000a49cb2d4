"""Crisis, call guide and voicemail words over an open desk."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from callback_desk.domain.clinic_text import CRISIS, CRISIS_OTHER, ClinicText
from callback_desk.domain.errors import DeskError
from callback_desk.domain.safety import Lane
from callback_desk.domain.safety_care import NOBODY_YET, Act, SafetyEntry, Subject
from callback_desk.domain.safety_contact import ContactToday
from callback_desk.services.clinic_texts import (
    call_guide,
    texts_in_force,
    voicemail_words,
)
from callback_desk.services.contact_of_day import contact_today
from callback_desk.services.priority_care import (
    Stamp,
    Stamped,
    attach,
    take_back,
    unattached,
)
from callback_desk.translation import _, _n
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.safety.crisis_window import CRISIS_KEY, CrisisWindow
from callback_desk.ui.safety.keys_everywhere import KeysEverywhere
from callback_desk.ui.safety.locked_crisis import CrisisMemory
from callback_desk.ui.safety.paper_window import PaperWindow
from callback_desk.ui.safety.stamp_keeping import StampKeeping
from callback_desk.ui.workplace import Workplace
from callback_desk.wording.people import visible
from callback_desk.wording.safety import (
    KEPT,
    KEPT_ALONE,
    KEPT_WITH_OTHER,
    NO_LEAD_OPEN,
    THE_SAFETY_CONTACT,
    say_contact,
    say_not_kept,
    say_without_lead,
)

# More times that were kept without a lead would leave what to do no room.
MOST_SAID = 3
GUIDE_KEY, VOICEMAIL_KEY, LOCK_KEY = "F7", "F8", "Ctrl+L"


class Crisis(QObject):
    """One key away on every page; the buttons stamp into the lead that is open.

    `stamped` follows when something was kept, `failed` carries what went wrong;
    `lock_wanted` is asked for in what stands over the window.
    """

    stamped = Signal()
    lock_wanted = Signal()
    failed = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._theme, self._background = place.theme, place.background
        self._desk = place.desk
        self._window, self._today = place.window, place.today
        self._memory = CrisisMemory()
        self.keeping = StampKeeping(place.background, place.desk, self)
        self.keeping.kept.connect(self._on_kept)
        self.keeping.not_kept.connect(self._on_not_kept)
        self.contact: ContactToday | None = None
        self.was_used = False
        # The lead that the panel names, whoever the card shows by now.
        self._lead_id: int | None = None
        # Whom it named since it was opened: one that is joined becomes another.
        self._asked: set[Subject] = set()
        self._done: list[tuple[int, Act]] = []
        self._loose: list[SafetyEntry] = []
        self._panel: CrisisWindow | None = None
        self.papers: dict[str, PaperWindow] = {}
        papers = {GUIDE_KEY: self.open_guide, VOICEMAIL_KEY: self.open_voicemail}
        self._keys = KeysEverywhere(
            *(place.window, {CRISIS_KEY: self.open}, papers),
            # Whoever turns away from a dialog locks it as they lock the list.
            {LOCK_KEY: self.lock_wanted.emit},
        )
        place.today.recording.recorded.connect(self._on_recorded)
        guides = place.today.card.guides
        guides.crisis_wanted.connect(self.open)
        guides.guide_wanted.connect(self.open_guide)
        guides.voicemail_wanted.connect(self.open_voicemail)
        self.read_texts()

    @property
    def panel(self) -> CrisisWindow:
        """The crisis panel, made when it is first asked for."""
        if self._panel is None:
            self._panel = CrisisWindow(self._theme, self._window)
            self._panel.stamped.connect(self._on_stamp_wanted)
            self._panel.undo_wanted.connect(self._on_undo_wanted)
            self._panel.claimed.connect(self._on_claimed)
            self._keys.leave_out(self._panel)
        return self._panel

    def offer_actions(self, menu: ActionMenu) -> None:
        """Put the three into the menu; their keys act where a shortcut hears them."""
        menu.offer(_("Crisis"), CRISIS_KEY, self.open, only_shows=True)
        menu.offer(_("Call guide"), GUIDE_KEY, self.open_guide, only_shows=True)
        menu.offer(
            _("Voicemail words"), VOICEMAIL_KEY, self.open_voicemail, only_shows=True
        )

    def remember(self, memory: CrisisMemory) -> None:
        """Share what a locked window says, and keep the times stamped in it."""
        memory.texts = self._memory.texts or memory.texts
        memory.contact = self._memory.contact or memory.contact
        self._memory = memory
        self._tell_zone()
        pressed, memory.stamps = memory.stamps, []
        for act, at in pressed:
            said = Stamp(act, at=at.replace(microsecond=0))
            memory.unkept.append((NOBODY_YET, said))
        self.keeping.share(memory)

    def read_texts(self) -> None:
        """Have the clinic's own words at hand, for a locked window as well."""
        self._background.run(
            partial(texts_in_force, self._desk, (CRISIS, CRISIS_OTHER)),
            self._on_texts_read,
            self._fail,
        )

    def _on_texts_read(self, texts: list[ClinicText]) -> None:
        self._memory.texts = tuple(texts)
        self._tell_zone()
        if self._panel is not None:
            self._panel.show_texts(texts)

    def _tell_zone(self) -> None:
        """A locked window tells the desk's time as well, wherever the computer is."""
        if (settings := self._desk.kept.settings) is not None:
            self._memory.know_zone(settings.calendar.definition.timezone)

    def show_contact(self, contact: ContactToday) -> None:
        """Say who is told today; a locked window says it, too."""
        self.contact = contact
        self._memory.contact = say_contact(contact.today)
        self._tell_zone()
        if self._panel is not None:
            self._panel.show_contact(self._memory.contact)

    def open(self) -> None:
        """Show the panel, whatever page is seen and whether a lead is open or not."""
        panel, lead_id = self.panel, self._open_lead()
        self._lead_id = lead_id
        self._asked = {self._subject}
        texts = self._memory.texts
        if self._is_other_lane():
            texts = tuple(reversed(texts))
        panel.show_texts(texts)
        panel.show_contact(self._memory.contact)
        name = visible(self._today.lead_shown())
        about = (
            _("The buttons keep the times for {name}.", name=name)
            if lead_id
            else NO_LEAD_OPEN
        )
        panel.show_about(about)
        self._done = []
        for act in panel.buttons:
            panel.show_stamped(act, None)
        panel.say("", undoable=False)
        panel.offer_claim("")
        panel.bring()
        if lead_id is not None:
            self._background.run(
                partial(unattached, self._desk), self._on_loose_read, self._fail
            )
        self._background.run(
            partial(contact_today, self._desk), self.show_contact, self._fail
        )

    def _on_loose_read(self, loose: list[SafetyEntry]) -> None:
        self._loose = loose
        words = _n(
            "1 time is kept without a lead: it belongs to this one",
            "{count} times are kept without a lead: they belong to this one",
            len(loose),
        )
        self.panel.offer_claim(words if loose else "")
        settings, has_room = self._desk.kept.settings, not self.panel.said.text()
        if loose and has_room and settings is not None:
            told = say_without_lead(loose[-MOST_SAID:], settings.calendar)
            self.panel.say(told, undoable=False)

    def _on_claimed(self) -> None:
        lead_id = self._lead_id
        if lead_id is not None:
            numbers = [entry.entry_id for entry in self._loose]
            self._background.run(
                partial(attach, self._desk, numbers, lead_id),
                self._on_attached,
                self._fail,
            )

    def _on_attached(self, changes: object) -> None:
        self.panel.offer_claim("")
        self.panel.say(_("They stand in this lead’s timeline now."), undoable=False)  # noqa: RUF001 - printed
        self.stamped.emit()

    def _is_other_lane(self) -> bool:
        card = self._today.card_shown()
        lanes = {one.record.safety.lane for one in card.submissions} if card else set()
        return Lane.EMERGENCY in lanes and Lane.HARM_TO_SELF not in lanes

    def _open_lead(self) -> int | None:
        """Who is on the card, unless somebody else may be on the telephone."""
        # Whoever calls while somebody is looked for is not the one on the card.
        dialog = QApplication.activeModalWidget() is not None
        is_unknown = dialog and not self._today.card.is_calling
        card = self._today.card_shown()
        return None if card is None or is_unknown else card.lead.lead_id

    def _on_stamp_wanted(self, act: Act) -> None:
        # Nobody else comes by themselves after it, kept so far or not.
        self.was_used = True
        lead_id, subject = self._lead_id, self._subject
        today = None if self.contact is None else self.contact.today
        who = (
            today.first.name if today is not None and act is not Act.CALLED_911 else ""
        )
        if lead_id is not None and not who and act is not Act.CALLED_911:
            who = THE_SAFETY_CONTACT
        self.keeping.keep(subject, Stamp(act, who, at=self._desk.now()))

    def _on_kept(self, subject: Subject, said: Stamp, stamped: Stamped) -> None:
        if self._panel is not None and subject in self._asked:
            self._done.append((stamped.entry_id, said.act))
            self._show_time(said)
            words = KEPT
            if stamped.subject != subject:
                self._lead_id = stamped.subject.lead_id
                self._asked.add(self._subject)
                words = KEPT_ALONE if self._lead_id is None else KEPT_WITH_OTHER
                self._panel.show_about(words)
            self._panel.say(words, undoable=True)
        self.stamped.emit()

    @property
    def _subject(self) -> Subject:
        return NOBODY_YET if self._lead_id is None else Subject(lead_id=self._lead_id)

    def _show_time(self, said: Stamp) -> None:
        settings, at = self._desk.kept.settings, said.at or self._desk.now()
        here = self._memory.local if settings is None else settings.calendar.local
        self.panel.show_stamped(said.act, here(at))

    def _on_not_kept(self, subject: Subject, said: Stamp, error: Exception) -> None:
        if not isinstance(error, DeskError):
            self._fail(error)
        elif self._panel is not None and subject in self._asked:
            self._show_time(said)
            self._panel.say(say_not_kept(error.sentence), undoable=True)

    def _on_undo_wanted(self) -> None:
        if (unkept := self.keeping.take_back(self._asked)) is not None:
            self.panel.show_stamped(unkept.act, None)
            self.panel.say(_("Taken back."), undoable=bool(self._done))
        elif self._done:
            entry_id, act = self._done.pop()
            self._background.run(
                partial(take_back, self._desk, entry_id),
                partial(self._on_taken_back, act),
                self._fail,
            )

    def _on_taken_back(self, act: Act, taken: Stamped) -> None:
        self.panel.show_stamped(act, None)
        self.panel.say(_("Taken back."), undoable=bool(self._done))
        self.stamped.emit()

    def open_guide(self) -> None:
        """Show what to say on a call about what they ask for."""
        card = self._today.card_shown()
        sent = card.submissions if card is not None else []
        every = [code for one in sent for code in one.record.interests]
        interests = tuple(dict.fromkeys(every))
        self._background.run(
            partial(call_guide, self._desk, interests),
            partial(self._on_paper_read, _("Call guide")),
            self._fail,
        )

    def open_voicemail(self) -> None:
        """Show the words for a voicemail."""
        self._background.run(
            partial(voicemail_words, self._desk), self._on_voicemail_read, self._fail
        )

    def _on_voicemail_read(self, words: ClinicText) -> None:
        self._on_paper_read(_("Voicemail words"), [words])

    def _on_paper_read(self, title: str, texts: list[ClinicText]) -> None:
        if title not in self.papers:
            card = self._today.card
            self.papers[title] = PaperWindow(
                *(self._theme, self._window, title), card, card.take_key
            )
            self.papers[title].left.connect(card.hide_again)
        self.papers[title].show_texts(texts)

    def _on_recorded(self, lead_id: int) -> None:
        """What was read belongs to the call that is over."""
        for paper in self.papers.values():
            paper.close()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
