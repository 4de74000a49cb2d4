"""What can be told of any dialog: its words whole, its order, where one types."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from callback_desk.ui.typed_words import PASSING

# Stops whose middles differ by less stand on one line.
A_LINE = 14


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
