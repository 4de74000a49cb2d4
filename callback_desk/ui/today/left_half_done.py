"""What somebody left half done at a desk that another person signed in at."""

from collections.abc import Mapping
from dataclasses import dataclass

from callback_desk.domain.half_typed import IN_FIELDS
from callback_desk.translation import _
from callback_desk.ui.calendar.half_edited import NOTHING_EDITED, HalfEdited
from callback_desk.ui.missed.half_reviewed import NOTHING_SAID, HalfReviewed
from callback_desk.ui.settings.spare_showing import Unkept
from callback_desk.ui.today.answer_panel import AnswerPanel
from callback_desk.ui.today.half_said import HalfSaid, with_notes
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.typed_words import TypedWords, written_down

MISSED = _("Missed callbacks")
CALENDAR = _("Calendar, not applied")


@dataclass(frozen=True, slots=True)
class LeftHalfDone:
    """For its owner alone, as long as the program runs; never written anywhere.

    Attributes:
        chosen: the lead that was chosen, or None.
        notes: what was typed and not saved, by lead.
        said: answers that were typed and not given, by lead.
        missed: what was said of missed callbacks and not signed off.
        calendar: what was edited in the calendar and not applied.
        spare: sign-in codes that are shown once, and were not put away.
        elsewhere: what was typed in dialogs and on other pages, as one text.
    """

    chosen: int | None
    notes: Mapping[int, str]
    said: Mapping[int, HalfSaid]
    missed: HalfReviewed = NOTHING_SAID
    calendar: HalfEdited = NOTHING_EDITED
    spare: tuple[Unkept, ...] = ()
    elsewhere: str = ""

    @classmethod
    def on(cls, page: TodayPage) -> "LeftHalfDone":
        """What is half done on a page that is about to go."""
        chosen = page.list.wanted()
        lead_id = chosen if isinstance(chosen, int) else None
        page.card.keep_half_said()
        notes = page.card.note_field.half_typed()
        view, asking = page.card.view, page.card.findChild(AnswerPanel)
        answer = "" if asking is None else asking.half_answered
        if view is not None and answer.strip():
            # The question ends with its call; the words stand beneath the note.
            note = notes.get(view.lead_id, "")
            notes[view.lead_id] = f"{note}\n{answer}" if note else answer
        return cls(lead_id, notes, page.card.half_said.all())

    @property
    def typed(self) -> dict[int, str]:
        """All that was typed, by lead, and that which was typed elsewhere."""
        typed = with_notes(self.notes, self.said)
        reviews = [half.note for half in self.missed.reviews.values()]
        there = [
            *(TypedWords(MISSED, "", note) for note in reviews if note),
            *(TypedWords(CALENDAR, "", words) for words in self.calendar.words),
        ]
        elsewhere = "\n\n".join(filter(None, (self.elsewhere, written_down(there))))
        return {**typed, IN_FIELDS: elsewhere} if elsewhere else typed

    def bring_back(self, page: TodayPage, *, after_another: bool = False) -> None:
        """Give it to its owner's new page, before the page has read anything.

        Args:
            page: where it stands again.
            after_another: whether another person worked there since: a lead of which
                nothing is half done is shown again only if it is still to be called.
        """
        page.card.note_field.bring_back(self.notes)
        page.card.half_said.bring_back(self.said)
        if self.chosen is None:
            return
        is_half_done = self.chosen in self.notes or self.chosen in self.said
        if after_another and not is_half_done:
            page.list.begin_at(self.chosen)
        else:
            page.go_to(self.chosen)
