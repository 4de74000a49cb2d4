"""Rows are painted as drawn: legible, elided and never cut, marked where chosen."""

from itertools import product

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from callback_desk.ui.theme import DARK, LIGHT, Theme, Tokens, Tone
from callback_desk.ui.today.lead_delegate import LeadDelegate, broken, tabular
from callback_desk.ui.today.lead_table import CALL_BY, NAME, NUMBER, TRIES, LeadTable
from tests.dates import STYLES, written
from tests.ui.today.people import drawn_people, more_people, shown_table

WIDE = 240
LEAST_CONTRAST = 4.5
SCHEMES = {"light": LIGHT, "dark": DARK}


@pytest.fixture
def table(qapp: QApplication) -> LeadTable:
    return shown_table([*drawn_people(), *more_people()])


def painted(
    theme: Theme,
    delegate: LeadDelegate,
    table: LeadTable,
    key: int,
    column: int,
    *,
    chosen: bool = False,
    wide: int = WIDE,
    ratio: float = 1.0,
) -> QImage:
    """A cell painted at (0, 0) on the card's ground."""
    row = table.row_of(key)
    assert row is not None
    high = delegate.row_height
    picture = QPixmap(round(wide * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(theme.tokens.card))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, wide, high)
    if chosen:
        option.state |= QStyle.StateFlag.State_Selected
    painter = QPainter(picture)
    delegate.paint(painter, option, table.index(row, column))
    painter.end()
    return picture.toImage()


def colours(image: QImage, columns: range | None = None) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in columns or range(image.width())
        for y in range(image.height())
    }


def ink(image: QImage, ground: str) -> list[int]:
    """The columns of pixels in which something is painted but for the rule."""
    return [
        x
        for x in range(image.width())
        if any(
            image.pixelColor(x, y).name().upper() != ground
            for y in range(1, image.height() - 2)
        )
    ]


def test_a_row_is_about_46_high(theme: Theme, table: LeadTable) -> None:
    delegate = LeadDelegate(theme, table)
    assert 42 <= delegate.row_height / (theme.px(1) / 4) <= 50
    assert delegate.sizeHint(QStyleOptionViewItem(), table.index(0, NAME)).height() == (
        delegate.row_height
    )


@pytest.mark.parametrize("points", [11, 14, 18, 22])
def test_two_lines_fit_into_a_row_at_every_size(
    qapp: QApplication, table: LeadTable, points: int
) -> None:
    before = qapp.font()
    try:
        font = qapp.font()
        font.setPointSizeF(points)
        qapp.setFont(font)
        theme = Theme(qapp, dark=False)
        delegate = LeadDelegate(theme, table)
        both = sum(
            QFontMetricsF(font).height()
            for font in (theme.font(bold=True), theme.font(0.8))
        )
        assert both <= delegate.row_height - 2
        for style in STYLES:
            with written(style):
                least, good = delegate.widths()[CALL_BY]
                assert 0 < least <= good
    finally:
        qapp.setFont(before)


@pytest.mark.parametrize(
    ("key", "tone"),
    [(1, Tone.PRIORITY), (2, Tone.OVERDUE), (21, Tone.DUE_TODAY), (4, Tone.DUE_TODAY),
     (9, Tone.DUE_TODAY), (10, Tone.FINE), (23, Tone.RESTING)],
)  # fmt: skip
def test_each_standing_has_its_colour(
    theme: Theme, table: LeadTable, key: int, tone: Tone
) -> None:
    image = painted(theme, LeadDelegate(theme, table), table, key, CALL_BY)
    assert theme.tokens.of(tone).name().upper() in colours(image)


def test_shapes_differ_where_colours_do_not(theme: Theme, table: LeadTable) -> None:
    delegate = LeadDelegate(theme, table)
    icons = QRect(0, 0, theme.px(4) + theme.px(4.5), delegate.row_height)
    amber = [
        painted(theme, delegate, table, key, CALL_BY).copy(icons) for key in (4, 9, 21)
    ]
    assert amber[0] != amber[1] != amber[2] != amber[0]


def test_priority_stands_on_its_ground_and_the_chosen_row_on_another(
    theme: Theme, table: LeadTable
) -> None:
    delegate, tokens = LeadDelegate(theme, table), theme.tokens
    plain = painted(theme, delegate, table, 2, NUMBER)
    priority = painted(theme, delegate, table, 1, NUMBER)
    chosen = painted(theme, delegate, table, 1, NUMBER, chosen=True)
    corner = [
        image.pixelColor(WIDE - 2, 3).name().upper()
        for image in (plain, priority, chosen)
    ]
    assert corner == [tokens.card, tokens.priority_ground, tokens.accent_ground]


def test_a_bar_marks_the_chosen_row_at_its_left(theme: Theme, table: LeadTable) -> None:
    delegate, accent = LeadDelegate(theme, table), theme.tokens.accent
    bar = range(theme.px(0.75))
    chosen = painted(theme, delegate, table, 9, CALL_BY, chosen=True)
    assert accent in colours(chosen, bar)
    assert accent not in colours(painted(theme, delegate, table, 9, CALL_BY), bar)
    name = painted(theme, delegate, table, 9, NAME, chosen=True)
    assert accent not in colours(name, bar)


def test_the_chosen_row_is_framed_while_keys_go_to_the_list(
    theme: Theme, table: LeadTable
) -> None:
    delegate, accent = LeadDelegate(theme, table), theme.tokens.accent
    assert accent not in colours(painted(theme, delegate, table, 9, TRIES, chosen=True))
    delegate.set_focused(True)
    assert accent in colours(painted(theme, delegate, table, 9, TRIES, chosen=True))
    assert accent not in colours(painted(theme, delegate, table, 8, TRIES))


def test_names_are_bold_while_overdue_or_priority(
    theme: Theme, table: LeadTable
) -> None:
    bold = QFontMetricsF(theme.font(bold=True)).horizontalAdvance("Sean O’Brien")
    plain = QFontMetricsF(theme.font()).horizontalAdvance("Zoë Müller")
    delegate, card = LeadDelegate(theme, table), theme.tokens.card
    for key, wide in ((3, bold), (10, plain)):
        columns = ink(painted(theme, delegate, table, key, NAME), card)
        assert abs((columns[-1] - columns[0]) - wide) <= 4


@pytest.mark.parametrize("column", range(5))
@pytest.mark.parametrize("wide", [60, 90, 120])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_nothing_reaches_out_of_a_narrow_cell(
    theme: Theme, table: LeadTable, column: int, wide: int, ratio: float
) -> None:
    delegate = LeadDelegate(theme, table)
    high = delegate.row_height
    for key in (4, 21, 26, 27):
        row = table.row_of(key)
        assert row is not None
        picture = QPixmap(round(200 * ratio), round(high * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(theme.tokens.card))
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, wide, high)
        painter = QPainter(picture)
        delegate.paint(painter, option, table.index(row, column))
        painter.end()
        beyond = range(round(wide * ratio) + 1, picture.toImage().width())
        assert colours(picture.toImage(), beyond) == {theme.tokens.card}


def test_a_name_breaks_before_it_is_cut(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font(bold=True))
    room = round(metrics.horizontalAdvance("José Ángel de la")) + 1
    name = "José Ángel de la Cruz"
    assert broken(name, metrics, room) == ("José Ángel de la", "Cruz")
    assert broken(name, metrics, 10 * room) == ("José Ángel de la", "Cruz")
    assert broken("Featherstonehaugh", metrics, 1) == ("Featherstonehaugh", "")
    assert broken("Ann Featherstonehaugh", metrics, 1) == ("Ann Featherstonehaugh", "")


def test_the_number_can_stand_under_the_name(theme: Theme, table: LeadTable) -> None:
    delegate = LeadDelegate(theme, table)
    apart = painted(theme, delegate, table, 4, NAME)
    delegate.put_number_under_name(True)
    assert painted(theme, delegate, table, 4, NAME) != apart


def test_at_200_percent_icons_are_drawn_finer(theme: Theme, table: LeadTable) -> None:
    delegate = LeadDelegate(theme, table)
    once = painted(theme, delegate, table, 2, CALL_BY)
    twice = painted(theme, delegate, table, 2, CALL_BY, ratio=2.0)
    assert twice.width() == once.width() * 2
    coarse = once.scaled(twice.size())
    assert coarse != twice


def luminance(colour: QColor) -> float:
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("scheme", "tone"), list(product(SCHEMES, Tone)))
def test_every_text_can_be_read_on_every_ground(scheme: str, tone: Tone) -> None:
    tokens: Tokens = SCHEMES[scheme]
    grounds = [QColor(tokens.card), tokens.ground(Tone.ACCENT), tokens.ground(tone)]
    for ground in grounds:
        assert contrast(tokens.of(tone), ground) >= LEAST_CONTRAST
    for ground in (*grounds[:2], tokens.ground(Tone.PRIORITY)):
        for text in (tokens.text, tokens.muted):
            assert contrast(QColor(text), ground) >= LEAST_CONTRAST


def test_figures_are_equally_wide(theme: Theme) -> None:
    metrics = QFontMetricsF(tabular(theme.font()))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_another_scheme_is_painted_at_once(
    qtbot: QtBot, theme: Theme, table: LeadTable
) -> None:
    delegate = LeadDelegate(theme, table)
    painted(theme, delegate, table, 2, CALL_BY)
    theme.tokens = DARK
    with qtbot.waitSignal(theme.changed):
        theme.changed.emit()
    image = painted(theme, delegate, table, 2, CALL_BY)
    assert DARK.overdue in colours(image)
    assert LIGHT.overdue not in colours(image)
