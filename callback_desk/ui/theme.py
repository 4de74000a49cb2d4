"""Looks in one place: colours and sizes, light and dark, in usual contrast and more."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from callback_desk.ui.style_sheet import SHEET

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

# For those who ask their system for more contrast: lines are as plain as text.
LIGHT_STRONG = Tokens(
    window="#FFFFFF",
    card="#FFFFFF",
    line="#3A4250",
    text="#000000",
    muted="#2F3743",
    accent="#0B3A8C",
    accent_ground="#D6E4FF",
    overdue="#8A0F08",
    overdue_ground="#FFE3E0",
    due_today="#5C3600",
    due_today_ground="#FFEDC7",
    priority="#4A148F",
    priority_ground="#EBDDFF",
    fine="#0B4A29",
    fine_ground="#D5F2E1",
    resting="#2F3743",
    resting_ground="#E4E7EC",
    on_accent="#FFFFFF",
)
DARK_STRONG = Tokens(
    window="#000000",
    card="#000000",
    line="#AEB7C4",
    text="#FFFFFF",
    muted="#D6DCE5",
    accent="#A9CBFF",
    accent_ground="#122A52",
    overdue="#FFBDB6",
    overdue_ground="#4A0F0B",
    due_today="#FFDD94",
    due_today_ground="#3D2A00",
    priority="#DFC8FF",
    priority_ground="#321A5C",
    fine="#A6EBC3",
    fine_ground="#06361D",
    resting="#D6DCE5",
    resting_ground="#23282F",
    on_accent="#000000",
)


class Theme(QObject):
    """The looks in force. `changed` follows when they turn light or dark.

    Sizes are read when a window is built: text of another size needs a new window.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        *,
        dark: bool | None = None,
        strong: bool | None = None,
    ) -> None:
        """Dress the application.

        Args:
            application: whose palette, font and style sheet are set.
            dark: a scheme to keep, for pictures; None follows the system.
            strong: whether there is more contrast; None follows the system, too.
        """
        super().__init__(application)
        self._application = application
        self._kept, self._strong = dark, strong
        self.tokens = LIGHT
        self._measured: QFont | None = None
        self._line = 0.0
        self._points = max(DESK_POINTS, application.font().pointSizeF())
        self._set_points(self._points)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_scheme_changed)
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
        return self.tokens in (DARK, DARK_STRONG)

    def _set_points(self, points: float) -> None:
        font = self._application.font()
        font.setPointSizeF(points)
        self._application.setFont(font)

    def _on_scheme_changed(self) -> None:
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        hints, dark, strong = QGuiApplication.styleHints(), self._kept, self._strong
        if dark is None:
            dark = hints.colorScheme() is Qt.ColorScheme.Dark
        if strong is None:
            wanted = hints.accessibility().contrastPreference()
            strong = wanted is Qt.ContrastPreference.HighContrast
        usual = DARK if dark else LIGHT
        self.tokens = (DARK_STRONG if dark else LIGHT_STRONG) if strong else usual
        self._application.setStyle("Fusion")
        self._application.setPalette(palette_of(self.tokens))
        self._application.setStyleSheet(
            SHEET.format(
                **self.tokens._asdict(),
                # Of more contrast, no ground tells a button from what it stands on.
                quiet=self.tokens.line if strong else self.tokens.window,
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
        font = self._application.font()
        if self._measured is None or font != self._measured:
            self._measured, self._line = font, QFontMetricsF(font).height()
        return max(1, round(units * self._line / UNITS_A_LINE))

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
