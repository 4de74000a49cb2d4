"""The recovery key on paper or in a file: what it opens, and where to keep it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from callback_desk.paths import make_private_file
from callback_desk.translation import _
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_date

PAPER_POINTS, KEY_POINTS, TITLE_POINTS = 12.0, 20.0, 18.0
GROUPS_A_LINE = 4
ADVICE = (
    _(
        "If every password of this desk is lost, this key opens it, or a backup of it, "
        "on any computer. There is no other way in."
    ),
    _(
        "Keep it away from the computer, for example in the office safe. Whoever holds "
        "this key and the desk's file can read everything in it."
    ),
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the sheet says.

    Attributes:
        key: the recovery key as it was made, its groups joined by dashes.
        manager: who made the desk.
        path: the desk's database.
        made_on: the day it was made.
    """

    key: str = field(repr=False)
    manager: str
    path: Path
    made_on: date

    def key_lines(self) -> list[str]:
        """The key in lines that can be read out, its groups apart."""
        groups = self.key.split("-")
        return [
            "  ".join(groups[start : start + GROUPS_A_LINE])
            for start in range(0, len(groups), GROUPS_A_LINE)
        ]

    def facts(self) -> list[str]:
        """Which desk it is of."""
        return [
            _("Desk: {path}", path=visible(str(self.path))),
            _("Made by: {manager}", manager=visible(self.manager)),
            _("Made on: {day}", day=say_date(self.made_on)),
        ]

    def text(self) -> str:
        """The sheet as plain text."""
        parts = [[_("Callback Desk: recovery key")], self.key_lines(), self.facts()]
        parts += [[sentence] for sentence in ADVICE]
        return "\n\n".join("\n".join(part) for part in parts) + "\n"

    def save(self, path: Path) -> None:
        """Write the text to a file that only its owner may read.

        Raises:
            OSError: it cannot be written.
        """
        path.unlink(missing_ok=True)
        make_private_file(path)
        path.write_text(self.text(), "utf-8")

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet, the key large."""
        document = QTextDocument()
        cursor = QTextCursor(document)
        _write(cursor, [_("Callback Desk: recovery key"), ""], TITLE_POINTS)
        _write(cursor, [*self.key_lines(), ""], KEY_POINTS, monospaced=True)
        _write(cursor, [*self.facts(), ""], PAPER_POINTS)
        for sentence in ADVICE:
            _write(cursor, [sentence, ""], PAPER_POINTS)
        document.print_(printer)


def _write(
    cursor: QTextCursor, lines: list[str], points: float, *, monospaced: bool = False
) -> None:
    looks = QTextCharFormat()
    looks.setFontPointSize(points)
    if monospaced:
        looks.setFontStyleHint(QFont.StyleHint.Monospace)
        looks.setFontFamilies(["monospace"])
    for line in lines:
        cursor.insertText(line + "\n", looks)
