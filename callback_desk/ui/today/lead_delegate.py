"""How a row of the list is painted.

A frame has some sixty cells, each painted from Python: so fonts, icons and laid-out
texts are kept, and a cell costs a few calls.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPixmap,
    QStaticText,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from callback_desk.translation import _
from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.lead_table import (
    CALL_BY,
    NAME,
    NUMBER,
    TRIES,
    WANTS,
    LeadTable,
)
from callback_desk.wording.times import (
    SECONDS_A_MINUTE,
    WEEKDAYS,
    say_clock,
    say_instant,
    say_span,
)

# In units of the theme.
ROW, BREATH = 11.5, 1.25
EDGE, ICON, GAP = 4, 4.5, 1.75
CELL_LEFT, CELL_RIGHT = 1, 2.5
BAR = 0.75
# Against the desk's text.
SMALL, MEDIUM = 0.8, 0.9
# Laid-out texts that are kept; a screen shows about two hundred.
MOST_TEXTS = 4_000
# What a laid-out text breaks at; it knows no other sign.
LINE_BREAK = "\u2028"
# A widest day and clock time.
WIDE = datetime(2026, 11, 25, 12, tzinfo=UTC)
_SELECTED = QStyle.StateFlag.State_Selected


def tabular(font: QFont) -> QFont:
    """The same font, its figures all equally wide."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@dataclass(frozen=True, slots=True)
class _Line:
    """A font with what is asked of it for every cell."""

    font: QFont
    metrics: QFontMetricsF
    height: int


@dataclass(frozen=True, slots=True)
class _Alone:
    """A text that stands alone in its cell, laid out."""

    text: QStaticText
    font: QFont
    height: int


class _Fonts:
    """The fonts of the list at one size of the desk's text."""

    def __init__(self, theme: Theme) -> None:
        self.plain = self._line(theme.font())
        self.bold = self._line(theme.font(bold=True))
        self.medium = self._line(theme.font(MEDIUM))
        self.medium_bold = self._line(theme.font(MEDIUM, bold=True))
        self.small = self._line(theme.font(SMALL))

    def alone(self, text: str, line: _Line, room: int) -> _Alone:
        """A text on one line; in a smaller font on two where one line cuts it."""
        if line.metrics.horizontalAdvance(text) <= room or " " not in text:
            return _Alone(_laid_out(text, line, room), line.font, line.height)
        smaller = {id(self.plain): self.medium, id(self.bold): self.medium_bold}
        line = smaller.get(id(line), self.small)
        upper, lower = broken(text, line.metrics, room)
        lines = [_cut(words, line, room) for words in (upper, lower) if words]
        shown = LINE_BREAK.join(lines)
        height = line.height * (1 + bool(lower))
        return _Alone(_static(shown, line), line.font, height)

    def _line(self, font: QFont) -> _Line:
        metrics = QFontMetricsF(tabular(font))
        return _Line(font, metrics, round(metrics.height()))


class LeadDelegate(QStyledItemDelegate):
    """Paints the cells of a LeadTable."""

    def __init__(
        self, theme: Theme, table: LeadTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self._focused = False
        self._number_under_name = False
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look at the theme anew: its colours, its fonts."""
        theme, tokens = self._theme, self._theme.tokens
        self._fonts = _Fonts(theme)
        self._text, self._muted = QColor(tokens.text), QColor(tokens.muted)
        self._rule, self._accent = QColor(tokens.line), QColor(tokens.accent)
        self._chosen_ground = tokens.ground(Tone.ACCENT)
        self._priority_ground = tokens.ground(Tone.PRIORITY)
        self._tones = {tone: tokens.of(tone) for tone in Tone}
        self._edge, self._icon = theme.px(EDGE), theme.px(ICON)
        self._beside_icon = self._edge + self._icon + theme.px(GAP)
        self._left, self._right = theme.px(CELL_LEFT), theme.px(CELL_RIGHT)
        self._bar = theme.px(BAR)
        lines = self._fonts.plain.height + self._fonts.small.height
        self.row_height = max(theme.px(ROW), lines + theme.px(BREATH) * 2)
        self._pixmaps: dict[tuple[str, Tone, float], QPixmap] = {}
        self._laid_out: dict[tuple[str, int, int], QStaticText] = {}
        self._alone: dict[tuple[str, int, int], _Alone] = {}

    def set_focused(self, focused: bool) -> None:
        """Whether the keys go to the list: its chosen row says so by a frame."""
        self._focused = focused

    def put_number_under_name(self, under: bool) -> None:
        """Whether the number's column is hidden, so that it stands under the name."""
        self._number_under_name = under

    def start_of(self, column: int) -> int:
        """How far behind its left edge a column's text begins."""
        return self._edge if column == CALL_BY else self._left

    def widths(self) -> dict[int, tuple[int, int]]:
        """Of each column the least width to work with and a comfortable one."""
        fonts, beside = self._fonts, self._beside_icon + self._right
        countdown = _advance(fonts.bold, _("23 h 50 m over"))
        clock = _advance(fonts.small, say_instant(WIDE))
        left = _("in {span}", span=say_span(25 * SECONDS_A_MINUTE))
        longest = _advance(fonts.small, f"{left}, {WEEKDAYS[2]} {say_clock(WIDE)}")
        agreed = _advance(fonts.bold, _("agreed {clock}", clock=say_clock(WIDE)))
        needs = {
            NAME: (fonts.bold, _("Maria Alvarez"), _("José Ángel de la Cruz")),
            NUMBER: (fonts.plain, "(212) 555-0142", "+44 20 7946 0958"),
            TRIES: (
                fonts.small,
                max(_("Wrong number"), _("Call again"), key=len),
                _("Question for clinician"),
            ),
        }
        pads = self._left + self._right
        # What somebody wants stands on two lines where one is too short for it.
        wants = _advance(fonts.small, _("No voicemail,"))
        wished = _advance(fonts.medium, _("No voicemail, mornings"))
        return {
            CALL_BY: (
                beside + max(countdown, clock, agreed),
                # On 24 hours a time is the shorter of both.
                beside + max(countdown, clock, agreed, longest),
            ),
            WANTS: (pads + wants, pads + wished),
        } | {
            column: (pads + _advance(line, least), pads + _advance(line, good))
            for column, (line, least, good) in needs.items()
        }

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """As high as every row; as wide as is comfortable."""
        return QSize(self.widths()[index.column()][1], self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell."""
        rect = option.rect
        x, y, wide, high = rect.x(), rect.y(), rect.width(), rect.height()
        chosen = bool(option.state & _SELECTED)
        words = self._table.words(index.row())
        tone = words.look.tone
        if chosen:
            painter.fillRect(x, y, wide, high, self._chosen_ground)
        elif tone is Tone.PRIORITY:
            painter.fillRect(x, y, wide, high, self._priority_ground)
        framed = chosen and self._focused
        rule = self._accent if framed else self._rule
        painter.fillRect(x, y + high - 1, wide, 1, rule)
        if framed:
            painter.fillRect(x, y, wide, 1, rule)
        column = index.column()
        first, second = words.cells[column]
        fonts = self._fonts
        left, small = x + self._left, fonts.small
        pen, pen_below = self._text, self._muted
        if column == CALL_BY:
            if chosen:
                painter.fillRect(x, y, self._bar, high, self._accent)
            icon = self._pixmap(painter, words.look.icon_name, tone)
            painter.drawPixmap(x + self._edge, y + (high - self._icon) // 2, icon)
            left, pen, line = x + self._beside_icon, self._tones[tone], fonts.bold
        elif column == NAME:
            line = fonts.bold if words.stands_out or chosen else fonts.plain
            if self._number_under_name:
                second = ", ".join(filter(None, (*words.cells[NUMBER], second)))
                pen_below = self._text
        elif column == NUMBER:
            line = fonts.plain
        else:
            line = fonts.medium if column == WANTS else fonts.medium_bold
        if not first:
            return
        room = x + wide - self._right - left
        painter.setPen(pen)
        if not second and column != CALL_BY:
            alone = self._on_two_lines(first, line, room)
            painter.setFont(alone.font)
            top = y + (high - alone.height) // 2
            painter.drawStaticText(left, top, alone.text)
            return
        top = y + (high - line.height - (small.height if second else 0)) // 2
        painter.setFont(line.font)
        painter.drawStaticText(left, top, self._fitted(first, line, room))
        if second:
            painter.setFont(small.font)
            painter.setPen(pen_below)
            top += line.height
            painter.drawStaticText(left, top, self._fitted(second, small, room))

    def _pixmap(self, painter: QPainter, name: str, tone: Tone) -> QPixmap:
        ratio = painter.device().devicePixelRatio()
        known = self._pixmaps.get((name, tone, ratio))
        if known is None:
            known = pixmap(name, self._tones[tone], self._icon, ratio)
            self._pixmaps[name, tone, ratio] = known
        return known

    def _on_two_lines(self, text: str, line: _Line, room: int) -> _Alone:
        """A text that has its cell to itself: on two smaller lines before it is cut."""
        key = (text, id(line), room)
        known = self._alone.get(key)
        if known is None:
            if len(self._alone) >= MOST_TEXTS:
                self._alone.clear()
            known = self._alone[key] = self._fonts.alone(text, line, room)
        return known

    def _fitted(self, text: str, line: _Line, room: int) -> QStaticText:
        """A text laid out to be drawn, with an ellipsis where the room ends."""
        key = (text, id(line), room)
        known = self._laid_out.get(key)
        if known is None:
            if len(self._laid_out) >= MOST_TEXTS:
                self._laid_out.clear()
            known = self._laid_out[key] = _laid_out(text, line, room)
        return known


def broken(text: str, metrics: QFontMetricsF, room: int) -> tuple[str, str]:
    """A text in two at the last blank before which it fits; what is left may not.

    Args:
        text: what is shown.
        metrics: of its font.
        room: pixels that it may be wide.
    """
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        upper = " ".join(words[:count])
        if metrics.horizontalAdvance(upper) <= room:
            return upper, " ".join(words[count:])
    return text, ""


def _laid_out(text: str, line: _Line, room: int) -> QStaticText:
    return _static(_cut(text, line, room), line)


def _cut(text: str, line: _Line, room: int) -> str:
    return line.metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))


def _static(text: str, line: _Line) -> QStaticText:
    laid_out = QStaticText(text)
    laid_out.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    laid_out.setTextOption(option)
    laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    laid_out.prepare(QTransform(), line.font)
    return laid_out


def _advance(line: _Line, text: str) -> int:
    return round(line.metrics.horizontalAdvance(text)) + 1
