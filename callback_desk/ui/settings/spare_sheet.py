"""Spare sign-in codes on paper or in a file."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter

from callback_desk.paths import make_private_file
from callback_desk.translation import _
from callback_desk.wording.people import visible

CODES_A_LINE = 2
ADVICE = _(
    "Each of these codes takes the place of the one from your telephone, once. Keep "
    "them apart from the computer, and not with your password."
)


@dataclass(frozen=True, slots=True)
class SpareSheet:
    """What the sheet says.

    Attributes:
        codes: each opens the desk once.
        name: whose.
    """

    codes: tuple[str, ...] = field(repr=False)
    name: str

    def key_lines(self) -> list[str]:
        """The codes in lines that can be read out."""
        starts = range(0, len(self.codes), CODES_A_LINE)
        return ["    ".join(self.codes[n : n + CODES_A_LINE]) for n in starts]

    def text(self) -> str:
        """The sheet as plain text."""
        head = _(
            "Callback Desk: spare sign-in codes of {name}", name=visible(self.name)
        )
        return "\n\n".join((head, "\n".join(self.key_lines()), ADVICE)) + "\n"

    def save(self, path: Path) -> None:
        """Write the text to a file that only its owner may read.

        Raises:
            OSError: it cannot be written.
        """
        path.unlink(missing_ok=True)
        make_private_file(path)
        path.write_text(self.text(), "utf-8")

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet."""
        document = QTextDocument()
        document.setPlainText(self.text())
        document.print_(printer)
