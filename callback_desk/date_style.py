"""How days and clock times are written in this run.

The window says it, by the computer and by who is signed in. Where nobody does, as on
the command line, it stays the one that scripts know: `Thu 2 Jul 3:00 PM`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateStyle:
    """One way to write them.

    Attributes:
        whole_day: whether hours count to 23: `15:00`, not `3:00 PM`.
        month_first: whether a day is `Jul 2`, not `2 Jul`.
    """

    whole_day: bool = False
    month_first: bool = False


class _Written:
    """The style of this run."""

    style = DateStyle()


def write_dates(style: DateStyle) -> None:
    """Write them so from now on; what stands on a screen stays as it was said."""
    _Written.style = style


def date_style() -> DateStyle:
    """The style of this run."""
    return _Written.style
