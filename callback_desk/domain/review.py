"""Reviewing missed callbacks: what the office manager said of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from callback_desk.domain.missed_cause import Looked


@dataclass(frozen=True, slots=True)
class Review:
    """What was said of a missed callback; the newest of a request counts.

    Attributes:
        at: when, aware UTC.
        by: the name of who signed it off.
        cause: the cause as they see it: a code, or words of their own.
        note: what they wrote beside it.
    """

    at: datetime
    by: str
    cause: str
    note: str


class Reviews(Protocol):
    """Reviews, and what they are made from."""

    def of(self, request_ids: Collection[int]) -> dict[int, Review]:
        """The newest review by request; those without one are left out."""
        ...

    def add(
        self, request_id: int, staff_id: int, at: datetime, cause: str, note: str
    ) -> None:
        """Sign a missed callback off."""
        ...

    def looked_at(self, lead_ids: Collection[int]) -> dict[int, Looked]:
        """When these leads were seen and opened, by lead."""
        ...

    def dials_between(self, begins: datetime, ends: datetime) -> list[datetime]:
        """When the desk dialled, as far as that was not taken back."""
        ...
