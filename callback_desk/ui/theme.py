"""Looks in one place: colours, sizes and the little style sheet, light and dark."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle

# Text of the desk, legible at arm's length; and the least that is ever shown.
DESK_POINTS, LEAST_POINTS = 11.0, 9.0
# The heads of tables, against the desk's text.
HEAD_SCALE = 0.8
# How many layout units stand in the height of a line of the desk's text.
UNITS_A_LINE = 4.5


class Tone(StrEnum):
    """What a colour means; each has a text colour and a ground."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    PRIORITY = "priority"
    FINE = "fine"
    RESTING = "resting"
    ACCENT = "accent"


class Tokens(NamedTuple):
    """The colours of one scheme, as `#RRGGBB`.

    No dataclass: the sign-in window would wait for those.
    """

    window: str
    card: str
    line: str
    text: str
    muted: str
    accent: str
    accent_ground: str
    overdue: str
    overdue_ground: str
    due_today: str
    due_today_ground: str
    priority: str
    priority_ground: str
    fine: str
    fine_ground: str
    resting: str
    resting_ground: str
    on_accent: str

    def of(self, tone: Tone) -> QColor:
        """A tone's text colour."""
        return QColor(getattr(self, tone.value))

    def ground(self, tone: Tone) -> QColor:
        """A tone's ground."""
        return QColor(getattr(self, f"{tone.value}_ground"))


LIGHT = Tokens(
    window="#F4F5F7",
    card="#FFFFFF",
    line="#E2E5EA",
    text="#1A1F29",
    muted="#5A6372",
    accent="#2563C9",
    accent_ground="#E8F0FD",
    overdue="#B42318",
    overdue_ground="#FDECEA",
    due_today="#8A5300",
    due_today_ground="#FFF3DC",
    priority="#6A2BC4",
    priority_ground="#F1E9FD",
    fine="#1B6E42",
    fine_ground="#E4F4EA",
    resting="#5A6372",
    resting_ground="#ECEEF1",
    on_accent="#FFFFFF",
)
DARK = Tokens(
    window="#15181D",
    card="#1D2127",
    line="#2E343D",
    text="#E9ECF1",
    muted="#9BA5B4",
    accent="#7FB0FF",
    accent_ground="#1F3050",
    overdue="#FF9A90",
    overdue_ground="#48211E",
    due_today="#F5C46B",
    due_today_ground="#43331A",
    priority="#C9A6FF",
    priority_ground="#36264F",
    fine="#7FD3A3",
    fine_ground="#1C3A2A",
    resting="#9BA5B4",
    resting_ground="#2A2F37",
    on_accent="#10131A",
)

# What the palette cannot say. `kind` is a property that widgets carry.
_SHEET = """
QFrame[kind="card"] {{ background: {card}; border: 1px solid {line};
    border-radius: {radius}px; }}
QPushButton {{ background: {card}; color: {text}; border: 1px solid {line};
    border-radius: {radius}px; padding: {pad}px {wide}px; }}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; }}
QPushButton:disabled {{ color: {muted}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent};
    border-color: {accent}; font-weight: 600; }}
QPushButton[kind="primary"]:disabled {{ background: {resting_ground};
    color: {muted}; border-color: {line}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[kind="quiet"] {{ background: {window}; border-color: {window}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {accent}; }}
QPushButton[kind="link"] {{ background: transparent; border-color: transparent;
    color: {accent}; font-weight: 600; padding: {pad}px; }}
QPushButton[kind="line"] {{ background: transparent; border-color: transparent;
    color: {accent}; font-weight: 600; padding: {slim}px {pad}px; }}
QPushButton[kind="line"]:focus {{ border: 2px solid {accent}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {accent}; }}
QLineEdit, QPlainTextEdit, QComboBox, QTimeEdit, QDateTimeEdit, QSpinBox {{
    background: {card}; color: {text}; border: 1px solid {line};
    border-radius: {radius}px; padding: {pad}px; placeholder-text-color: {muted}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {window}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QTimeEdit:focus,
QDateTimeEdit:focus, QSpinBox:focus {{ border: 2px solid {accent}; }}
QListView {{ outline: none; }}
QTableView {{ outline: 2px solid {accent}; }}
QListView[kind="framed"] {{ background: {card}; border: 1px solid {line};
    border-radius: {radius}px; padding: {half}px; }}
QListView[kind="framed"]:focus {{ border: 2px solid {accent}; }}
QTableView {{ background: {card}; border: none; gridline-color: {line};
    selection-background-color: {accent_ground}; selection-color: {text}; }}
QHeaderView::section {{ background: {card}; color: {muted}; border: none;
    border-bottom: 1px solid {line}; padding: {pad}px {cell}px;
    font-weight: 600; font-size: {head}pt; text-transform: uppercase; }}
QScrollBar:vertical {{ background: transparent; width: {away}px;
    margin: 0 0 0 {half}px; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: {half}px;
    min-height: {wide}px; }}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{
    background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {line}; border-radius: {half}px;
    min-width: {wide}px; }}
QScrollBar::handle:horizontal:hover {{ background: {muted}; }}
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal {{ width: 0; }}
QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal {{
    background: transparent; }}
QMenu {{ background: {card}; color: {text}; border: 1px solid {line};
    padding: {pad}px 0; }}
QMenu::item {{ padding: {pad}px {far}px; }}
QMenu::item:selected {{ background: {accent_ground}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {pad}px 0; }}
QToolTip {{ background: {card}; color: {text}; border: 1px solid {line}; }}
"""


class Theme(QObject):
    """The looks in force. `changed` follows when they turn light or dark.

    Sizes are read when a window is built: text of another size needs a new window.
    """

    changed = Signal()

    def __init__(self, application: QApplication, *, dark: bool | None = None) -> None:
        """Dress the application.

        Args:
            application: whose palette, font and style sheet are set.
            dark: a scheme to keep, for pictures; None follows the system.
        """
        super().__init__(application)
        self._application = application
        self._kept = dark
        self.tokens = LIGHT
        self._points = max(DESK_POINTS, application.font().pointSizeF())
        self._set_points(self._points)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._dress()

    def wear(self, *, dark: bool | None, percent: int) -> None:
        """Put on other looks; the ones that are worn already cost nothing.

        Args:
            dark: the scheme to keep; None follows the system.
            percent: the size of the text, of the usual one.
        """
        points = self._points * percent / 100
        if dark == self._kept and points == self._application.font().pointSizeF():
            return
        self._kept = dark
        self._set_points(points)
        self._dress()
        self.changed.emit()

    @property
    def is_dark(self) -> bool:
        """Whether the dark scheme is worn."""
        return self.tokens is DARK

    def _set_points(self, points: float) -> None:
        font = self._application.font()
        font.setPointSizeF(points)
        self._application.setFont(font)

    def _on_scheme_changed(self) -> None:
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        dark = self._kept
        if dark is None:
            scheme = QGuiApplication.styleHints().colorScheme()
            dark = scheme is Qt.ColorScheme.Dark
        self.tokens = DARK if dark else LIGHT
        self._application.setStyle("Fusion")
        self._application.setPalette(palette_of(self.tokens))
        self._application.setStyleSheet(
            _SHEET.format(
                **self.tokens._asdict(),
                radius=self.px(2),
                pad=self.px(1.5),
                slim=self.px(0.25),
                wide=self.px(3),
                bar=self.px(2),
                # A bar keeps clear of what it scrolls.
                away=self.px(2) + self.px(1),
                half=self.px(1),
                far=self.px(6),
                # Where Qt lets a cell of a table begin: headings stand above it.
                cell=self._application.style().pixelMetric(
                    QStyle.PixelMetric.PM_FocusFrameHMargin
                )
                + 1,
                head=self.font(HEAD_SCALE).pointSizeF(),
            )
        )

    def px(self, units: float) -> int:
        """Layout units in pixels: they grow with the desk's text."""
        line = QFontMetricsF(self._application.font()).height()
        return max(1, round(units * line / UNITS_A_LINE))

    def font(self, scale: float = 1.0, *, bold: bool = False) -> QFont:
        """The desk's font, larger or smaller, never under the least size."""
        font = QFont(self._application.font())
        font.setPointSizeF(max(LEAST_POINTS, font.pointSizeF() * scale))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font


def palette_of(tokens: Tokens) -> QPalette:
    """The palette of a scheme: what Qt draws by itself looks right in both."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for which, colour in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.card),
        (role.AlternateBase, tokens.window),
        (role.Text, tokens.text),
        (role.Button, tokens.card),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.overdue),
        (role.ToolTipBase, tokens.card),
        (role.ToolTipText, tokens.text),
        (role.Highlight, tokens.accent_ground),
        (role.HighlightedText, tokens.text),
        (role.Link, tokens.accent),
        (role.PlaceholderText, tokens.muted),
        (role.Mid, tokens.line),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(group.Disabled, which, QColor(tokens.muted))
    return palette
