"""New people of a block, whose records stand among those that are placed singly."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Among:
    """New people whose records stand among those that are looked at.

    Leads and requests are numbered in the order of the file.

    Attributes:
        places: in the file, of the records that are looked at, in order.
        news: of those new people, in order.
        lead_ids: the numbers that these were given.
        request_ids: the same for their requests.
    """

    places: list[int]
    news: list[int]
    lead_ids: list[int] = field(default_factory=list)
    request_ids: list[int] = field(default_factory=list)
