"""What has been edited and is not in force yet: edits that can be done over again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_edits import differences
from callback_desk.domain.errors import DeskError

Edit = Callable[[CalendarDefinition], CalendarDefinition]
# With what tells whether it takes the place of the one before.
KeyedEdit = tuple[str, Edit]


class Draft(QObject):
    """The calendar in force with edits upon it.

    The edits are kept, not their result alone: where somebody else has changed the
    calendar meanwhile, they are made again upon theirs and nothing of it is undone.

    `changed` follows whenever the draft is another; `refused` carries the DeskError of
    an edit that cannot be.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, version: int, in_force: CalendarDefinition) -> None:
        super().__init__()
        self.version, self.in_force = version, in_force
        self._edits: list[KeyedEdit] = []
        self.definition = in_force

    @property
    def is_pending(self) -> bool:
        """Whether it differs from the calendar in force."""
        return bool(differences(self.in_force, self.definition))

    @property
    def edits(self) -> tuple[KeyedEdit, ...]:
        """All that was made upon the calendar in force, in its order."""
        return tuple(self._edits)

    def edit(self, key: str, edit: Edit) -> bool:
        """Make an edit; one with the key of the last takes its place.

        Returns:
            Whether it could be made.
        """
        kept = self._edits[:-1] if self._edits and self._edits[-1][0] == key else None
        edits = [*(self._edits if kept is None else kept), (key, edit)]
        try:
            definition = _made(self.in_force, edits)
        except DeskError as error:
            self.refused.emit(error)
            return False
        self._edits = edits
        if definition != self.definition:
            self.definition = definition
            self.changed.emit()
        return True

    def leave(self) -> None:
        """Leave the calendar as it is in force."""
        self._edits = []
        if self.is_pending:
            self.definition = self.in_force
            self.changed.emit()

    def stand_on(self, version: int, in_force: CalendarDefinition) -> None:
        """Make the edits again upon another calendar; one that cannot be is told."""
        self.version, self.in_force = version, in_force
        for count in range(len(self._edits), -1, -1):
            try:
                self.definition = _made(in_force, self._edits[:count])
            except DeskError as error:
                self.refused.emit(error)
                continue
            self._edits = self._edits[:count]
            break
        self.changed.emit()

    def settle(self, version: int, in_force: CalendarDefinition) -> None:
        """Begin again upon what has come into force."""
        self._edits = []
        self.version, self.in_force = version, in_force
        self.definition = in_force
        self.changed.emit()


def _made(definition: CalendarDefinition, edits: list[KeyedEdit]) -> CalendarDefinition:
    for _, edit in edits:
        definition = edit(definition)
    return definition
