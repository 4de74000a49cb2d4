"""The line that tells of notes which were not saved when the program was ended."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from callback_desk.domain.half_typed import HalfTyped
from callback_desk.translation import _, _n
from callback_desk.ui.day.told_line import ToldLine
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.people import say_list, visible

MOST_NAMED, LONGEST_NAME = 3, 40


class UnsavedLine(QObject):
    """Says with whose cards they stand again."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        name = _("unsaved notes")
        self.line = ToldLine(
            theme, Tone.ACCENT, "note", name, is_quiet=True, is_theirs=True
        )

    def tell(self, notes: Sequence[HalfTyped]) -> None:
        """Tell of them; nothing where there are none."""
        if not notes:
            self.line.say("")
            return
        names = [_short(note.name) for note in notes[:MOST_NAMED]]
        if more := len(notes) - len(names):
            names.append(_n("1 more", "{count} more", more))
        self.line.say(
            _n(
                "A note was not saved when the program was ended. It stands again "
                "with {names}.",
                "{count} notes were not saved when the program was ended. They stand "
                "again with {names}.",
                len(notes),
                names=say_list(names),
            )
        )


def _short(name: str) -> str:
    return visible(name.strip()[:LONGEST_NAME]) or _("No name")
