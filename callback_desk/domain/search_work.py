"""What the services ask of storage about the search; a part of the ports."""

from typing import Protocol

from callback_desk.domain.lead_search import FoundLead


class SearchWork(Protocol):
    """Looking for leads, and the index that makes it quick."""

    def find_leads(self, text: str, limit: int) -> list[FoundLead]:
        """The leads that fit a typed text, closed ones too, the open ones first."""
        ...

    def waits_for_index(self) -> bool:
        """Whether so many leads wait for the index that it is worth its time."""
        ...

    def index_some(self, most: int) -> int:
        """Take in what waits for the index, at most so many of each; how many."""
        ...

    def forget_index(self) -> None:
        """Empty the index: all is taken in anew, and looked at plainly until then."""
        ...
