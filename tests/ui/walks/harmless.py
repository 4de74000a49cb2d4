"""What hostile text might do in a window, looked for in each widget of it."""

from collections.abc import Iterator
from html import unescape

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QTextEdit,
    QWidget,
)

# A widget may stand beyond its window by no more than a frame.
EDGE = 2
# What stands in our own texts beside what can be printed: lines, and where a long run
# may be parted.
_OURS = str.maketrans("", "", "\n\u200b")


def harm(window: QWidget) -> list[str]:
    """What is wrong with a window full of hostile text; nothing, if all is well."""
    found = []
    if not window.windowTitle().isprintable() or "<" in window.windowTitle():
        found.append(f"title {window.windowTitle()!r}")
    if window.minimumSizeHint().width() > window.width() + EDGE:
        found.append(f"wants {window.minimumSizeHint().width()} of {window.width()}")
    for widget in [window, *window.findChildren(QWidget)]:
        found += [f"{type(widget).__name__}: {wrong}" for wrong in _wrong(widget)]
    return found


def _wrong(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QTextEdit):
        yield "reads text as HTML"
    if isinstance(widget, QLabel):
        if widget.textFormat() is not Qt.TextFormat.PlainText:
            yield f"guesses the format of {widget.text()[:40]!r}"
        yield from _hidden("text", widget.text())
        if widget.openExternalLinks():
            yield "opens links"
    if isinstance(widget, QAbstractButton):
        yield from _hidden("text", widget.text())
    if isinstance(widget, QComboBox):
        for row in range(widget.count()):
            yield from _hidden("choice", widget.itemText(row))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _wrong_cells(widget.model())
    yield from _wrong_tip(widget.toolTip())
    yield from _hidden("name", widget.accessibleName())
    yield from _hidden("description", widget.accessibleDescription())
    if widget.isVisible() and not widget.isWindow():
        beyond = widget.mapTo(widget.window(), widget.rect().topRight()).x()
        if beyond > widget.window().width() + EDGE:
            yield f"ends at {beyond} of {widget.window().width()}"


def _hidden(what: str, text: str) -> Iterator[str]:
    if not text.translate(_OURS).isprintable():
        yield f"{what} hides something: {text[:60]!r}"


def _wrong_tip(tip: str | None) -> Iterator[str]:
    """A tooltip that begins like HTML is read as HTML: only our breaks may act."""
    if not tip:
        return
    yield from _hidden("tooltip", unescape(tip))
    inside = tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
    if "<" in inside:
        yield f"tooltip acts: {tip[:60]!r}"


def _wrong_cells(model: QAbstractItemModel) -> Iterator[str]:
    roles = Qt.ItemDataRole
    # A list's own count of columns is Qt's private matter.
    is_list = isinstance(model, QAbstractListModel)
    columns = 1 if is_list else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            index = model.index(row, column)
            for role in (roles.DisplayRole, roles.AccessibleTextRole):
                yield from _hidden("cell", str(index.data(role) or ""))
            yield from _wrong_tip(index.data(roles.ToolTipRole))
