"""What is known of a lead where its call is open, so that nothing passes it by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeadSeen:
    """A lead as whoever has its call open knows it.

    Attributes:
        lead_id: whose; once it was joined to another one, that one's.
        newest: the number of the newest attempt; 0 while there is none.
        is_open: whether there is anything left to do.
        barred: whether its number may not be called.
        holder: the other open desk that has it open, or None.
        heard: the note of which it was told that it tells of danger.
        asked: how often they had asked, or None where that is not known.
    """

    lead_id: int
    newest: int
    is_open: bool
    barred: bool
    holder: str | None = None
    heard: str = ""
    asked: int | None = None

    def asked_more_than(self, before: "LeadSeen") -> bool:
        """Whether they asked again since, as far as that is known."""
        known = self.asked is not None and before.asked is not None
        return known and (self.asked or 0) > (before.asked or 0)
