"""How somebody wants the window to look, kept for them on this computer."""

from dataclasses import dataclass
from enum import IntEnum

from callback_desk.date_style import DateStyle, write_dates
from callback_desk.ui.qt_language import system_style
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState

_SCHEME, _PERCENT = "scheme", "text_percent"
_CLOCK, _ORDER = "clock", "day_order"


class Scheme(IntEnum):
    """Light, dark, or what the system is. The numbers are kept: none changes."""

    SYSTEM = 0
    LIGHT = 1
    DARK = 2


class Clock(IntEnum):
    """Hours to 12, to 23, or as the system has them. The numbers are kept."""

    SYSTEM = 0
    HALVES = 1
    WHOLE = 2


class DayOrder(IntEnum):
    """`2 Jul`, `Jul 2`, or as the system has it. The numbers are kept."""

    SYSTEM = 0
    DAY_FIRST = 1
    MONTH_FIRST = 2


# Of the usual size of the text, which follows the system's own.
TEXT_SIZES = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Appearance:
    """What somebody chose.

    Attributes:
        scheme: light, dark, or the system's.
        percent: the size of the text, one of `TEXT_SIZES`.
        clock: how hours are counted.
        order: which stands first, the day or the month.
    """

    scheme: Scheme = Scheme.SYSTEM
    percent: int = TEXT_SIZES[0]
    clock: Clock = Clock.SYSTEM
    order: DayOrder = DayOrder.SYSTEM

    @classmethod
    def kept_in(cls, state: WindowState) -> "Appearance":
        """What is kept; the usual where it is nothing that can be chosen."""
        scheme = state.number(_SCHEME, Scheme.SYSTEM)
        percent = state.number(_PERCENT, TEXT_SIZES[0])
        clock = state.number(_CLOCK, Clock.SYSTEM)
        order = state.number(_ORDER, DayOrder.SYSTEM)
        return cls(
            Scheme(scheme) if scheme in list(Scheme) else Scheme.SYSTEM,
            percent if percent in TEXT_SIZES else TEXT_SIZES[0],
            Clock(clock) if clock in list(Clock) else Clock.SYSTEM,
            DayOrder(order) if order in list(DayOrder) else DayOrder.SYSTEM,
        )

    def keep_in(self, state: WindowState) -> None:
        """Remember it."""
        state.keep_number(_SCHEME, int(self.scheme))
        state.keep_number(_PERCENT, self.percent)
        state.keep_number(_CLOCK, int(self.clock))
        state.keep_number(_ORDER, int(self.order))

    def dates(self) -> DateStyle:
        """How days and clock times are written for them."""
        here = system_style()
        first = self.order is DayOrder.MONTH_FIRST
        whole = self.clock is Clock.WHOLE
        return DateStyle(
            here.whole_day if self.clock is Clock.SYSTEM else whole,
            here.month_first if self.order is DayOrder.SYSTEM else first,
        )

    def put_on(self, theme: Theme) -> None:
        """Dress the program in it; windows that stand keep their sizes and words."""
        write_dates(self.dates())
        dark = None if self.scheme is Scheme.SYSTEM else self.scheme is Scheme.DARK
        theme.wear(dark=dark, percent=self.percent)
