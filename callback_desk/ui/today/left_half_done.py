"""What somebody left half done at a desk that another person signed in at."""

from collections.abc import Mapping
from dataclasses import dataclass

from callback_desk.ui.missed.half_reviewed import NOTHING_SAID, HalfReviewed
from callback_desk.ui.settings.spare_showing import Unkept
from callback_desk.ui.today.half_said import HalfSaid, with_notes
from callback_desk.ui.today.page import TodayPage


@dataclass(frozen=True, slots=True)
class LeftHalfDone:
    """For its owner alone, as long as the program runs; never written anywhere.

    Attributes:
        chosen: the lead that was chosen, or None.
        notes: what was typed and not saved, by lead.
        said: answers that were typed and not given, by lead.
        missed: what was said of missed callbacks and not signed off.
        spare: sign-in codes that are shown once, and were not put away.
    """

    chosen: int | None
    notes: Mapping[int, str]
    said: Mapping[int, HalfSaid]
    missed: HalfReviewed = NOTHING_SAID
    spare: tuple[Unkept, ...] = ()

    @classmethod
    def on(cls, page: TodayPage) -> "LeftHalfDone":
        """What is half done on a page that is about to go."""
        chosen = page.list.wanted()
        lead_id = chosen if isinstance(chosen, int) else None
        page.card.keep_half_said()
        notes = page.card.note_field.half_typed()
        return cls(lead_id, notes, page.card.half_said.all())

    @property
    def typed(self) -> dict[int, str]:
        """All that was typed, by lead."""
        return with_notes(self.notes, self.said)

    def bring_back(self, page: TodayPage) -> None:
        """Give it to its owner's new page, before the page has read anything."""
        page.card.note_field.bring_back(self.notes)
        page.card.half_said.bring_back(self.said)
        if self.chosen is not None:
            page.go_to(self.chosen)
