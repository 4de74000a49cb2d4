"""How somebody wants the window to look, kept for them on this computer."""

from dataclasses import dataclass
from enum import IntEnum

from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState

_SCHEME, _PERCENT = "scheme", "text_percent"


class Scheme(IntEnum):
    """Light, dark, or what the system is. The numbers are kept: none changes."""

    SYSTEM = 0
    LIGHT = 1
    DARK = 2


# Of the usual size of the text, which follows the system's own.
TEXT_SIZES = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Appearance:
    """What somebody chose.

    Attributes:
        scheme: light, dark, or the system's.
        percent: the size of the text, one of `TEXT_SIZES`.
    """

    scheme: Scheme = Scheme.SYSTEM
    percent: int = TEXT_SIZES[0]

    @classmethod
    def kept_in(cls, state: WindowState) -> "Appearance":
        """What is kept; the usual where it is nothing that can be chosen."""
        scheme = state.number(_SCHEME, Scheme.SYSTEM)
        percent = state.number(_PERCENT, TEXT_SIZES[0])
        return cls(
            Scheme(scheme) if scheme in list(Scheme) else Scheme.SYSTEM,
            percent if percent in TEXT_SIZES else TEXT_SIZES[0],
        )

    def keep_in(self, state: WindowState) -> None:
        """Remember it."""
        state.keep_number(_SCHEME, int(self.scheme))
        state.keep_number(_PERCENT, self.percent)

    def put_on(self, theme: Theme) -> None:
        """Dress the program in it; windows that stand keep their sizes."""
        dark = None if self.scheme is Scheme.SYSTEM else self.scheme is Scheme.DARK
        theme.wear(dark=dark, percent=self.percent)
