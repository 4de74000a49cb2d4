"""What windows and pages say, taken out of them while nobody is at the desk.

What is hidden can still be read: by whatever reads the screen aloud (each label, field
and list answers it), and in a window's title. So words, fields and lists are emptied,
and kept in memory for whoever comes back; nobody is told of either, so that what hears
of typing finds all as it was.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTableWidget,
    QTextEdit,
    QTreeWidget,
    QWidget,
)
from shiboken6 import isValid

GiveBack = Callable[[], None]
# What of a widget was taken: words of its own, an action, or a cell. Each is kept for
# itself, since more of them may be said anew while the others wait.
Part = str | QAction | QPersistentModelIndex
# And what puts it back.
Taken = Iterator[tuple[Part, GiveBack]]
# Those whose models are simple enough to be written.
_WITH_ROWS = (QListWidget, QTableWidget, QTreeWidget)
_EDITED = Qt.ItemDataRole.EditRole


class Stash:
    """Holds what was taken until it is given back, or is let go of with it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[QWidget, Part], GiveBack] = {}

    def take(self, place: QWidget) -> None:
        """Take out all that a window or page says; what came since as well."""
        for widget in (place, *place.findChildren(QWidget)):
            # A number or a date says nobody, and is more than its field's words.
            if not isinstance(widget.parentWidget(), QAbstractSpinBox):
                for part, back in _emptied(widget):
                    self._kept[widget, part] = back

    def give_back(self) -> None:
        """Put everything back, where it is still there."""
        kept, self._kept = self._kept, {}
        for (widget, _part), back in kept.items():
            if isValid(widget):
                with QSignalBlocker(widget):
                    back()


def _emptied(widget: QWidget) -> Taken:
    """Empty one widget of its words."""
    if isinstance(widget, QLineEdit) and _is_secret(widget):
        # It is typed anew.
        widget.clear()
    with QSignalBlocker(widget):
        yield from _names_emptied(widget)
        if isinstance(widget, QLabel):
            # What it shows, not what it would say that it shows.
            yield from _words_emptied(QLabel.text(widget), widget.setText)
        elif isinstance(widget, QAbstractButton):
            yield from _button_emptied(widget)
        elif isinstance(widget, QMenu):
            yield from _menu_emptied(widget)
        elif isinstance(widget, QLineEdit):
            write = partial(_write_field, widget, _State.of(widget))
            yield from _words_emptied(widget.text(), write)
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            state = widget.textCursor().position(), widget.document().isModified()
            write = partial(_write_text, widget, *state)
            yield from _words_emptied(widget.toPlainText(), write)
        elif isinstance(widget, QComboBox):
            yield from _choices_emptied(widget)
        elif isinstance(widget, QAbstractItemView):
            yield from _view_emptied(widget)


def _names_emptied(widget: QWidget) -> Taken:
    for what, said, say in (
        ("name", widget.accessibleName(), widget.setAccessibleName),
        ("told", widget.accessibleDescription(), widget.setAccessibleDescription),
        ("tip", widget.toolTip(), widget.setToolTip),
        ("title", widget.windowTitle(), widget.setWindowTitle),
    ):
        for _words, back in _words_emptied(said, say):
            yield what, back


def _words_emptied(words: str, write: Callable[[str], None]) -> Taken:
    if words:
        write("")
        yield "words", partial(write, words)


def _is_secret(field: QLineEdit) -> bool:
    return field.echoMode() is not QLineEdit.EchoMode.Normal


def _button_emptied(button: QAbstractButton) -> Taken:
    words, shortcut = button.text(), button.shortcut()

    def write(words: str) -> None:
        button.setText(words)
        # Qt makes another one of the words.
        button.setShortcut(shortcut)

    yield from _words_emptied(words, write)


def _menu_emptied(menu: QMenu) -> Taken:
    for action in menu.actions():
        words, tip = action.text(), action.toolTip()
        if words:
            action.setText("")
            action.setToolTip("")
            yield action, partial(_write_action, action, words, tip)


def _write_action(action: QAction, words: str, tip: str) -> None:
    if isValid(action):
        action.setText(words)
        action.setToolTip(tip)


class _State(NamedTuple):
    """Where the cursor stands, and whether somebody typed there."""

    at: int
    is_modified: bool

    @classmethod
    def of(cls, field: QLineEdit) -> "_State":
        return cls(field.cursorPosition(), field.isModified())


def _write_field(field: QLineEdit, state: _State, words: str) -> None:
    field.setText(words)
    field.setCursorPosition(state.at)
    field.setModified(state.is_modified)


def _write_text(
    edit: QPlainTextEdit | QTextEdit, at: int, is_modified: bool, words: str
) -> None:
    edit.setPlainText(words)
    edit.document().setModified(is_modified)
    cursor = edit.textCursor()
    cursor.setPosition(min(at, len(words)))
    edit.setTextCursor(cursor)


def _choices_emptied(box: QComboBox) -> Taken:
    model, column, root = box.model(), box.modelColumn(), box.rootModelIndex()
    for row in range(box.count()):
        # The box must hear of it: it paints the one that is chosen.
        yield from _cell_emptied(model, model.index(row, column, root))


def _view_emptied(view: QAbstractItemView) -> Taken:
    model = view.model()
    if model is None or isinstance(view, QHeaderView):
        return
    if isinstance(view, _WITH_ROWS) or isinstance(model, QStringListModel):
        yield from _rows_emptied(model)
    elif model.rowCount():
        yield from _model_taken(view, model)


def _rows_emptied(model: QAbstractItemModel) -> Taken:
    # A list's model tells of no columns.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            with QSignalBlocker(model):
                taken = list(_cell_emptied(model, model.index(row, column)))
            for cell, back in taken:
                yield cell, partial(_unheard, model, back)


def _unheard(model: QAbstractItemModel, back: GiveBack) -> None:
    if isValid(model):
        with QSignalBlocker(model):
            back()


def _cell_emptied(model: QAbstractItemModel, index: QModelIndex) -> Taken:
    words = model.data(index, _EDITED)
    if words and model.setData(index, "", _EDITED):
        # Rows may come and go before it is said again.
        cell = QPersistentModelIndex(index)
        yield cell, partial(_write_cell, model, cell, words)


def _write_cell(
    model: QAbstractItemModel, cell: QPersistentModelIndex, words: str
) -> None:
    if cell.isValid():
        model.setData(cell, words, _EDITED)


def _model_taken(view: QAbstractItemView, model: QAbstractItemModel) -> Taken:
    """Take the model off a view; with it go how wide its columns are."""
    chosen = view.selectionModel()
    header = view.horizontalHeader() if isinstance(view, QTableView) else None
    columns = None if header is None else header.saveState()

    def back() -> None:
        if not isValid(model):
            return
        view.setModel(model)
        if isValid(chosen):
            view.setSelectionModel(chosen)
        if header is not None and columns is not None:
            header.restoreState(columns)

    view.setModel(None)
    yield "model", back
