"""The words of one row of the list, worked out once for as long as nothing changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.lead_search import FoundBy, FoundEntry, is_closed
from callback_desk.domain.outcome import SHIPPED_OUTCOMES
from callback_desk.domain.standing import OpenLead, Standing
from callback_desk.domain.visit import VISIT_OUTCOMES
from callback_desk.translation import _
from callback_desk.ui.today.call_by_words import say_call_by
from callback_desk.ui.today.list_words import say_entry
from callback_desk.ui.today.looks import Look, look_of
from callback_desk.wording.day import say_owner, say_who_has_it
from callback_desk.wording.people import visible

ShowPhone = Callable[[str, str | None], str]
SayWants = Callable[[QueueEntry], str]
SayOutcome = Callable[[str], str]

HEADINGS = (_("Call by"), _("Name"), _("Number"), _("Wants"), _("Tries"))
# Of the first: said where it is pointed at.
DESK_TIME = _("Desk time: hours and days count only while the desk makes calls.")

NO_NAME, NO_NUMBER, NO_CALLS = _("No name given"), _("No number yet"), _("do not call")
IN_A_NOTE = _("found in a note")


@cache
def _shipped_labels() -> dict[str, str]:
    return {o.code: o.label for o in SHIPPED_OUTCOMES + VISIT_OUTCOMES}


def say_shipped_outcome(code: str) -> str:
    """The label of an outcome's code, as it ships."""
    return _shipped_labels().get(code, code)


def heading(column: int, *, means: bool) -> str | None:
    """What stands above a column, or what it means; None for nothing."""
    words = (DESK_TIME,) if means else HEADINGS
    return words[column] if 0 <= column < len(words) else None


@dataclass(frozen=True, slots=True)
class RowWords:
    """What stands in a row.

    Attributes:
        look: the standing's shape and colour.
        stands_out: whether the name is written bold.
        cells: of each column the text and the smaller one under it, "" for none.
        heard: the row for somebody who hears it.
    """

    look: Look
    stands_out: bool
    cells: tuple[tuple[str, str], ...]
    heard: str

    def heard_in(self, column: int) -> str:
        """A cell as it is heard: the first says whom the row is about, and why.

        The others say what stands in them alone, for some readers speak the whole row.
        """
        if column == 0:
            return self.heard
        return ", ".join(filter(None, self.cells[column]))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who knows the words that the list itself does not.

    Attributes:
        show_phone: a number, E.164 with its extension, as the country writes it.
        say_outcome: the clinic's word for an outcome's code.
        say_wants: how somebody wishes to be reached, in a few words; "" for nothing.
    """

    show_phone: ShowPhone
    say_outcome: SayOutcome
    say_wants: SayWants

    def words_of(
        self, entry: QueueEntry, now: datetime, calendar: BusinessCalendar
    ) -> RowWords:
        """The words of an entry's row."""
        lead = entry.lead
        number = self.show_phone(lead.phone, None) if lead.phone else NO_NUMBER
        outcome = self.say_outcome(lead.last_outcome) if lead.last_outcome else ""
        return RowWords(
            look=look_of(entry),
            stands_out=not is_closed(entry)
            and (lead.safety or entry.standing is Standing.OVERDUE),
            cells=(
                say_call_by(entry, now, calendar),
                (visible(lead.name) or NO_NAME, _beside_name(entry)),
                (number, _beside_number(lead)),
                (visible(self.say_wants(entry)), ""),
                (str(lead.attempts) if lead.attempts else "", visible(outcome)),
            ),
            heard=say_entry(entry, now, calendar),
        )


def _beside_name(entry: QueueEntry) -> str:
    """Who has it open and who looks after it; that a note led to them.

    Never what the note says, for others may see the list.
    """
    lead = entry.lead
    by_note = isinstance(entry, FoundEntry) and entry.found.found_by is FoundBy.NOTE
    said = (
        say_who_has_it(lead.claimed_by) if lead.claimed_by else "",
        say_owner(lead.owner) if lead.owner else "",
        IN_A_NOTE if by_note else "",
    )
    return ", ".join(filter(None, said))


def _beside_number(lead: OpenLead) -> str:
    """What must be seen with a number, however narrow its column is."""
    extension = (
        _("ext. {extension}", extension=lead.extension) if lead.extension else ""
    )
    return ", ".join(filter(None, (extension, NO_CALLS if lead.barred else "")))


def bare_words(entry: QueueEntry) -> RowWords:
    """What a row says where its words could not be found: enough to call by."""
    lead = entry.lead
    name, look = visible(lead.name) or NO_NAME, look_of(entry)
    number = (lead.phone or NO_NUMBER, _beside_number(lead))
    return RowWords(
        look=look,
        stands_out=lead.safety,
        cells=((look.word, ""), (name, ""), number, ("", ""), ("", "")),
        heard=f"{name}, {look.word}",
    )
