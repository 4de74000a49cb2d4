"""A preview that somebody left half looked through when the desk was locked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.services.preview_rows import Key
from callback_desk.translation import _
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.intake.importing import Wanted
from callback_desk.ui.typed_words import TypedWords

READING_AGAIN = _("Reading again…")


@dataclass(frozen=True, slots=True)
class HalfLooked:
    """Where its records are, and what was typed: no record itself.

    Attributes:
        wanted: the files, or the text that was pasted, and how they are read.
        typed: what was corrected, by record and column.
        calendar: by whose zone the files were said to be read, once that was shown.
    """

    wanted: Wanted
    typed: Mapping[Key, Mapping[int, str]]
    calendar: BusinessCalendar | None

    @classmethod
    def on(cls, page: ImportPage) -> "HalfLooked | None":
        """What is half done on a page that is about to go."""
        if page.wanted is None:
            return None
        calendar = None if page.looked is None else page.looked.preview.calendar
        typed = {key: dict(cells) for key, cells in page.mending.typed.items()}
        return cls(page.wanted, typed, calendar)

    def typed_words(self) -> Iterator[TypedWords]:
        """What was corrected, and a text that was pasted: that is nowhere else."""
        cells = [text for typed in self.typed.values() for text in typed.values()]
        yield TypedWords(_("Import"), self.wanted.source.name, "\n".join(cells))
        if self.wanted.source.text is not None:
            yield TypedWords("", self.wanted.source.name, self.wanted.source.text)

    def bring_back(self, page: ImportPage) -> None:
        """Read it again on a new page; what was corrected is judged anew."""
        page.clear(self.wanted.source.name, READING_AGAIN)
        page.mending.typed = {key: dict(cells) for key, cells in self.typed.items()}
        said = self.wanted.settings
        if self.calendar is not None:
            page.fields.show_said(self.calendar, said.zone, said.source_name)
        page.look(self.wanted)
