"""Days and clock times in another style, for as long as a test looks."""

from collections.abc import Iterator
from contextlib import contextmanager

from callback_desk.date_style import DateStyle, date_style, write_dates

# As scripts know it, as in the United States, as in Spain.
PLAIN = DateStyle()
AMERICAN = DateStyle(month_first=True)
SPANIARDS = DateStyle(whole_day=True)
STYLES = (PLAIN, AMERICAN, SPANIARDS, DateStyle(whole_day=True, month_first=True))


@contextmanager
def written(style: DateStyle) -> Iterator[None]:
    """Have them written so."""
    before = date_style()
    write_dates(style)
    try:
        yield
    finally:
        write_dates(before)
