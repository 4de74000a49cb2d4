"""Walks over a window: what has the focus in turn, what is named, what can be read."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from callback_desk.ui.widgets import PlainLabel

LEAST_CONTRAST = 4.5
MOST_STOPS = 60


def stop(window: QWidget) -> QWidget:
    """What has the focus in a window."""
    focused = window.focusWidget()
    assert focused is not None
    return focused


def press(window: QWidget, key: Qt.Key, *, alt: bool = False) -> None:
    """Press a key where the focus is."""
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(stop(window), key, held)


def type_in(window: QWidget, text: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(stop(window), text)


def name_of(widget: QWidget) -> str:
    """What it is called, without what is heard in it behind that."""
    return widget.accessibleName().partition("\n")[0]


def tab_order(window: QWidget) -> list[str]:
    """The names of all stops of the Tab key, once around."""
    first, names = stop(window), [name_of(stop(window))]
    for _ in range(MOST_STOPS):
        press(window, Qt.Key.Key_Tab)
        if stop(window) is first:
            return names
        names.append(name_of(stop(window)))
    raise AssertionError(f"the Tab key never came around: {names}")


def unnamed(window: QWidget) -> list[QWidget]:
    """What can have the focus and bears no accessible name."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisibleTo(window)
        and widget.window().windowType() != Qt.WindowType.Popup
        and not widget.accessibleName()
    ]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours by WCAG 2, from 1 to 21."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def hard_to_read(window: QWidget) -> dict[str, float]:
    """The labels whose words stand out too little from what is painted behind them."""
    picture: QImage = window.grab().toImage()
    ratio = picture.devicePixelRatio()
    found = {}
    for label in window.findChildren(PlainLabel):
        corner = label.mapTo(window, QPoint(0, 0))
        if not (label.text() and label.isVisibleTo(window) and corner.y() >= 0):
            continue
        # A letter may stand in any one of them, what is behind in all.
        right, bottom = QPoint(label.width() - 1, 0), QPoint(0, label.height() - 1)
        corners = [corner, corner + right, corner + bottom]
        at = [QPoint(round(c.x() * ratio), round(c.y() * ratio)) for c in corners]
        if not picture.rect().contains(at[0]):
            continue
        words = label.palette().color(label.foregroundRole())
        behind = map(picture.pixelColor, filter(picture.rect().contains, at))
        seen = max(contrast(words, color) for color in behind)
        if seen < LEAST_CONTRAST:
            found[label.text()] = round(seen, 2)
    return found
