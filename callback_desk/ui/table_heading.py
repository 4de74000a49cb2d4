"""The headings of a table, the same on every page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView

from callback_desk.ui.theme import Theme

# Against the desk's text.
SMALL = 0.82


def heading_font(theme: Theme) -> QFont:
    """Small capitals, so that headings are not taken for a row."""
    font = theme.font(SMALL, bold=True)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    return font


def dress_heading(header: QHeaderView, theme: Theme) -> None:
    """Give a header that look; it begins at the left and lights nothing."""
    header.setFont(heading_font(theme))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    header.setHighlightSections(False)
