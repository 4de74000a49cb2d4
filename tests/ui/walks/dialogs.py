"""What can be told of any dialog: its words whole, its order, where one types.

On small screens, too: what is asked there is whether it can be used at all.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.typed_words import PASSING

# Stops whose middles differ by less stand on one line.
A_LINE = 14
# What a window has of 1366 × 768 at 200 %, and of a narrow screen, its title taken off.
SMALL = (QSize(683, 356), QSize(400, 672))
ANY = QSize(16_777_215, 16_777_215)
Button = QPushButton | QCheckBox | QRadioButton


def cut_words(window: QWidget) -> list[str]:
    """Labels whose words are higher, or on one line wider, than their room."""
    cut = []
    for label in window.findChildren(QLabel):
        text, room = label.text(), label.contentsRect()
        if not text or not label.isVisibleTo(window):
            continue
        lines = text.splitlines()
        if label.wordWrap():
            fits = label.heightForWidth(label.width()) <= label.height()
        else:
            wide = max(map(label.fontMetrics().horizontalAdvance, lines))
            high = label.fontMetrics().height() * len(lines)
            fits = wide <= room.width() and high <= label.height()
        if not fits:
            cut.append(text)
    return cut


def cut_buttons(window: QWidget) -> list[str]:
    """Buttons and boxes to tick that are smaller than their words."""
    cut = []
    for button in window.findChildren(QWidget):
        if not isinstance(button, Button) or not button.isVisibleTo(window):
            continue
        if button.hasHeightForWidth():
            wide = button.minimumSizeHint().width()
            fits = button.heightForWidth(button.width()) <= button.height()
        else:
            wide, fits = button.minimumSizeHint().width(), True
        if not fits or button.width() < wide:
            cut.append(button.text() or button.accessibleName())
    return cut


def on_small_screens(dialog: FramedDialog) -> Iterator[QSize]:
    """The sizes of small screens, each with the dialog in it."""
    before = dialog.size()
    for size in SMALL:
        dialog.setMaximumSize(size)
        dialog.resize(size)
        for _layout in range(3):
            QCoreApplication.sendPostedEvents()
        yield size
        dialog.setMaximumSize(ANY)
        dialog.resize(before)


def cut_on_small_screens(dialog: FramedDialog) -> list[str]:
    """What cannot be seen or reached of it where the screen is small."""
    found = []
    for size in on_small_screens(dialog):
        where = f"{size.width()} × {size.height()}"
        if dialog.size() != size:
            least = dialog.size()
            found.append(f"{where}: not under {least.width()} × {least.height()}")
        wide, seen = _middle(dialog).width(), dialog.area.viewport().width()
        if wide > seen:
            found.append(f"{where}: {wide} in {seen}")
        found += [f"{where}: {one}" for one in cut_words(dialog) + cut_buttons(dialog)]
        found += [f"{where}: {one} is out of sight" for one in _unreached(dialog)]
    return found


def _middle(dialog: FramedDialog) -> QWidget:
    inside = dialog.area.widget()
    assert inside is not None
    return inside


def _unreached(dialog: FramedDialog) -> list[str]:
    """Buttons beneath the middle that are not wholly in view."""
    feet = (dialog.feet.itemAt(n) for n in range(dialog.feet.count()))
    buttons = [item.widget() for item in feet if item is not None]
    return [
        button.accessibleName()
        for button in buttons
        if button is not None
        and button.isVisibleTo(dialog)
        and not dialog.rect().contains(
            button.rect().translated(button.mapTo(dialog, QPoint(0, 0)))
        )
    ]


def _stops(dialog: QDialog) -> list[QWidget]:
    """What the Tab key comes to, from the top."""
    chain, one = [], dialog.nextInFocusChain()
    while one is not dialog and one is not None:
        inside = isinstance(one.parentWidget(), QAbstractSpinBox | QComboBox)
        if (
            bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and one.isVisibleTo(dialog)
            and one.window() is dialog
            and not inside
            and one.focusProxy() is None
        ):
            chain.append(one)
        one = one.nextInFocusChain()
    start = min(range(len(chain)), key=lambda n: _top(dialog, chain[n]), default=0)
    return chain[start:] + chain[:start]


def _top(dialog: QDialog, stop: QWidget) -> tuple[int, int]:
    corner = stop.mapTo(dialog, QPoint(0, 0))
    return (corner.y(), corner.x())


def _place(dialog: QDialog, stop: QWidget) -> tuple[int, int]:
    corner = stop.mapTo(dialog, QPoint(0, 0))
    return (corner.y() + stop.height() // 2, corner.x())


def not_as_read(dialog: QDialog) -> list[tuple[str, str]]:
    """Pairs of stops of which the second is read before the first."""
    found = []
    for one, other in pairwise(_stops(dialog)):
        if one.isAncestorOf(other):
            continue
        (high, left), (then, beside) = _place(dialog, one), _place(dialog, other)
        if then < high - A_LINE or (abs(then - high) <= A_LINE and beside < left):
            found.append((one.accessibleName(), other.accessibleName()))
    return found


def types_in(dialog: QDialog) -> bool:
    """Whether it has a field for words of one's own."""
    return any(
        isinstance(stop, QLineEdit | QPlainTextEdit)
        and not stop.isReadOnly()
        and not stop.property(PASSING)
        and not (
            isinstance(stop, QLineEdit)
            and stop.echoMode() is not QLineEdit.EchoMode.Normal
        )
        for stop in _stops(dialog)
    )
