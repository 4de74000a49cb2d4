"""The seam of booked visits: what the morning list asks of storage."""

from datetime import date, datetime
from typing import Protocol


class BookedVisits(Protocol):
    """The calls by which visits were booked."""

    def leads_booked(
        self, first: date, day: date, booked_from: datetime, booked_until: datetime
    ) -> list[int]:
        """The leads with a booking for a day, or an earlier one that nobody marked.

        Args:
            first: bookings for days before it are left alone.
            day: the day.
            booked_from: of bookings without a day those that were made since,
            booked_until: until before this instant.
        """
        ...
