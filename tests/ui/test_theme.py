"""Looks: contrast computed in both schemes, nothing too small, sizes from the font."""

from itertools import product

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QScrollArea,
    QStyle,
    QStyleOptionHeader,
    QStyleOptionSlider,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callback_desk.ui.theme import (
    DARK,
    DARK_STRONG,
    LEAST_POINTS,
    LIGHT,
    LIGHT_STRONG,
    Theme,
    Tokens,
    Tone,
)
from callback_desk.ui.widgets import NamedButton

# WCAG 2.2: AA, AAA, and what is no text.
LEAST_CONTRAST, STRONG_CONTRAST, LINE_CONTRAST = 4.5, 7.0, 3.0


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(part: float) -> float:
        return (
            part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
        )

    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The contrast ratio of two colours, WCAG 2.2."""
    lighter, darker = sorted((luminance(QColor(one)), luminance(QColor(other))))[::-1]
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("tokens", "least"),
    [
        (LIGHT, LEAST_CONTRAST),
        (DARK, LEAST_CONTRAST),
        (LIGHT_STRONG, STRONG_CONTRAST),
        (DARK_STRONG, STRONG_CONTRAST),
    ],
    ids=["light", "dark", "light, strong", "dark, strong"],
)
def test_every_text_stands_out_from_its_ground(tokens: Tokens, least: float) -> None:
    # Each on each: a chosen row has every tone on the accent's ground, a told line its
    # link on any; what is disabled or a placeholder is muted.
    of = tokens._asdict()
    inks = ["text", "muted", *Tone]
    grounds = ["card", "window", *(f"{tone}_ground" for tone in Tone)]
    pairs = [*product(inks, grounds), *(("on_accent", tone) for tone in Tone)]
    weak = {
        pair: round(contrast(of[pair[0]], of[pair[1]]), 2)
        for pair in pairs
        if contrast(of[pair[0]], of[pair[1]]) < least
    }
    assert weak == {}
    # Whatever has the keys bears the accent as its edge.
    rings = {ground: contrast(tokens.accent, of[ground]) for ground in grounds}
    assert min(rings.values()) >= LINE_CONTRAST


@pytest.mark.parametrize("tokens", [LIGHT_STRONG, DARK_STRONG])
def test_with_more_contrast_every_line_is_plain(tokens: Tokens) -> None:
    for ground in (tokens.card, tokens.window):
        assert contrast(tokens.line, ground) >= LINE_CONTRAST


def test_with_more_contrast_a_quiet_button_has_an_edge(
    qtbot: QtBot, qapp: QApplication
) -> None:
    for strong, inks in ((True, LIGHT_STRONG.line), (False, LIGHT.window)):
        theme = Theme(qapp, dark=False, strong=strong)
        button = NamedButton(theme, "Call guide", kind="quiet")
        qtbot.addWidget(button)
        seen = button.grab().toImage()
        edge = seen.pixelColor(seen.width() // 2, 0)
        assert edge == QColor(inks)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("strong", [False, True])
def test_a_primary_button_shows_that_the_keys_are_on_it(
    qtbot: QtBot, qapp: QApplication, dark: bool, strong: bool
) -> None:
    theme = Theme(qapp, dark=dark, strong=strong)
    button = NamedButton(theme, "Import 41 leads", kind="primary")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    looks = []
    for has_keys in (False, True):
        button.setFocus() if has_keys else button.clearFocus()
        seen = button.grab().toImage()
        looks += [seen.pixelColor(seen.width() // 2, at) for at in range(8)]
    changes = [contrast(a, b) for a, b in zip(looks[:8], looks[8:], strict=True)]
    assert max(changes) >= LINE_CONTRAST


def test_more_contrast_is_worn_where_it_is_wanted(qapp: QApplication) -> None:
    assert Theme(qapp, dark=False, strong=True).tokens is LIGHT_STRONG
    dark = Theme(qapp, dark=True, strong=True)
    assert dark.tokens is DARK_STRONG
    assert dark.is_dark
    assert qapp.palette().window().color() == QColor(DARK_STRONG.window)
    # Light and dark are chosen as before, the contrast stays the system's.
    dark.wear(dark=False, percent=100)
    assert dark.tokens is LIGHT_STRONG


def test_the_systems_contrast_is_followed(qapp: QApplication) -> None:
    # What it hands out lives as long as this does, for Python.
    hints = qapp.styleHints()
    wanted = hints.accessibility().contrastPreference()
    strong = wanted is Qt.ContrastPreference.HighContrast
    assert Theme(qapp, dark=False).tokens is (LIGHT_STRONG if strong else LIGHT)


def test_contrast_is_reckoned_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_no_text_is_smaller_than_can_be_read(theme: Theme) -> None:
    assert theme.font(0.1).pointSizeF() == LEAST_POINTS
    assert theme.font().pointSizeF() >= 11


def test_sizes_grow_with_the_text(qapp: QApplication, theme: Theme) -> None:
    before = theme.px(10)
    font = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    try:
        assert theme.px(10) == pytest.approx(before * 2, rel=0.1)
    finally:
        qapp.setFont(font)


def test_a_kept_scheme_dresses_the_whole_program(qapp: QApplication) -> None:
    dark = Theme(qapp, dark=True)
    assert dark.tokens is DARK
    assert qapp.palette().window().color() == QColor(DARK.window)
    light = Theme(qapp, dark=False)
    assert light.tokens is LIGHT
    assert qapp.palette().window().color() == QColor(LIGHT.window)


def test_what_is_scrolled_keeps_clear_of_its_bar(qtbot: QtBot, theme: Theme) -> None:
    area, content = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    content.setMinimumHeight(2000)
    area.setWidget(content)
    area.show()
    bar, option = area.verticalScrollBar(), QStyleOptionSlider()
    bar.initStyleOption(option)
    kind = QStyle.ComplexControl.CC_ScrollBar
    part = QStyle.SubControl.SC_ScrollBarSlider
    slider = bar.style().subControlRect(kind, option, part, bar)
    assert slider.left() >= theme.px(1)
    assert slider.width() >= theme.px(2)


def test_a_heading_begins_where_the_cells_beneath_it_do(
    qtbot: QtBot, theme: Theme
) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    header = table.horizontalHeader()
    option = QStyleOptionHeader()
    header.initStyleOption(option)
    option.rect = QRect(0, 0, 200, 30)
    heading = header.style().subElementRect(
        QStyle.SubElement.SE_HeaderLabel, option, header
    )
    cell = QStyleOptionViewItem()
    table.initViewItemOption(cell)
    cell.rect, cell.text = option.rect, "Ann"
    cell.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
    inside = QStyle.SubElement.SE_ItemViewItemText
    words = table.style().subElementRect(inside, cell, table)
    margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    assert heading.left() == words.left() + margin


def test_what_is_chosen_is_marked_as_everywhere_when_the_keys_go_to_it(
    qtbot: QtBot, theme: Theme
) -> None:
    # By the looks of the program: what Qt draws then is a grey bevel.
    view, table = QListWidget(), QTableWidget(1, 1)
    view.addItem("Ann")
    table.setItem(0, 0, QTableWidgetItem("Ann"))
    for inks, widget in ((LIGHT.accent_ground, view), (LIGHT.accent, table)):
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        widget.setCurrentIndex(widget.model().index(0, 0))
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        row = widget.visualRect(widget.currentIndex())
        seen = widget.viewport().grab(row).toImage()
        edge = range(seen.width() // 2, seen.width() - 4)
        assert {seen.pixelColor(at, 0).name().upper() for at in edge} == {inks.upper()}
