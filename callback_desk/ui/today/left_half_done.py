"""What somebody left half done at a desk that another person signed in at."""

from collections.abc import Mapping
from dataclasses import dataclass

from callback_desk.ui.settings.spare_showing import Unkept
from callback_desk.ui.today.page import TodayPage


@dataclass(frozen=True, slots=True)
class LeftHalfDone:
    """For its owner alone, as long as the program runs; never written anywhere.

    Attributes:
        chosen: the lead that was chosen, or None.
        notes: what was typed and not saved, by lead.
        spare: sign-in codes that are shown once, and were not put away.
    """

    chosen: int | None
    notes: Mapping[int, str]
    spare: tuple[Unkept, ...] = ()

    @classmethod
    def on(cls, page: TodayPage) -> "LeftHalfDone":
        """What is half done on a page that is about to go."""
        chosen = page.list.wanted()
        lead_id = chosen if isinstance(chosen, int) else None
        return cls(lead_id, page.card.note_field.half_typed())

    def bring_back(self, page: TodayPage) -> None:
        """Give it to its owner's new page, before the page has read anything."""
        page.card.note_field.bring_back(self.notes)
        if self.chosen is not None:
            page.go_to(self.chosen)
