"""What somebody wishes to be told by itself, and what they were told already."""

from datetime import date

from callback_desk.domain.being_told import DAY_BEFORE, Kind, Memory
from callback_desk.ui.window_state import WindowState

# What was changed while somebody was away is told like a kind of its own.
AWAY = "away"
CHOICES: tuple[str, ...] = (*(kind.value for kind in Kind), AWAY)
SILENT, TOLD_INSTANTS, TOLD_DAYS, LEFT_AT = "silent", "told", "told_days", "left_at"
# What a day may be kept as; the file may have been spoilt.
_DAYS = range(1, date.max.toordinal() + 1)
# Under which names instants are remembered.
_INSTANTS = (Kind.PRIORITY, Kind.DUE, Kind.GOAL, Kind.CALL, DAY_BEFORE + Kind.CALL)


class ToldChoices:
    """Typed access to what a person's window remembers of being told.

    Only numbers are kept: the file on this computer names nobody.
    """

    def __init__(self, state: WindowState) -> None:
        self._state = state

    def wants(self, choice: str) -> bool:
        """Whether something is told; Priority always is."""
        if choice == Kind.PRIORITY:
            return True
        return not self._state.number(SILENT, 0) & self._bit(choice)

    def set_wanted(self, choice: str, *, wanted: bool) -> None:
        """Remember whether something is told."""
        silent = self._state.number(SILENT, 0) | self._bit(choice)
        if wanted:
            silent &= ~self._bit(choice)
        self._state.keep_number(SILENT, silent)

    def silent_kinds(self) -> list[Kind]:
        """The kinds that are not told."""
        return [kind for kind in Kind if not self.wants(kind)]

    def _bit(self, choice: str) -> int:
        return 1 << CHOICES.index(choice)

    def memory(self) -> Memory:
        """What was told already."""
        memory = Memory()
        for told in _INSTANTS:
            for coded, at in self._state.numbers(f"{TOLD_INSTANTS}-{told}").items():
                # A kept record's number is below nothing, and kept as an odd one.
                number = -(coded // 2) if coded % 2 else coded // 2
                memory.instants.add(f"{told}:{number}:{at}")
        for kind in Kind:
            day = self._state.number(f"{TOLD_DAYS}-{kind}", 0)
            if day in _DAYS:
                memory.days.add(f"{kind}:{date.fromordinal(day)}")
        return memory

    def keep(self, memory: Memory) -> None:
        """Remember what was told."""
        for kind in _INSTANTS:
            told: dict[int, int] = {}
            for one in memory.instants:
                of, number, at = one.split(":")
                if of == kind:
                    coded = 2 * abs(int(number)) + (int(number) < 0)
                    told[coded] = max(int(at), told.get(coded, 0))
            self._state.keep_numbers(f"{TOLD_INSTANTS}-{kind}", told)
        for one in memory.days:
            of, day = one.split(":")
            ordinal = date.fromisoformat(day).toordinal()
            before = self._state.number(f"{TOLD_DAYS}-{of}", 0)
            self._state.keep_number(f"{TOLD_DAYS}-{of}", max(before, ordinal))

    def left_at(self) -> int | None:
        """When this person's window was last left, epoch seconds; None if never."""
        return self._state.number(LEFT_AT, 0) or None

    def keep_left_at(self, epoch: int) -> None:
        """Remember when the window was left."""
        self._state.keep_number(LEFT_AT, epoch)
