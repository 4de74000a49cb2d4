"""The menu of the window: every action with its keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from callback_desk.translation import _
from callback_desk.ui.widgets import native_keys
from callback_desk.wording.other_names import other_names

_SCROLLS = "QMenu { menu-scrollable: 1; }"


@dataclass(frozen=True, slots=True)
class Offered:
    """An action: its words, its keys as the system writes them, itself.

    `also` is what else it may be looked for by.
    """

    words: str
    keys: str
    action: QAction
    also: tuple[str, ...] = ()


def _words_and_keys(action: QAction) -> tuple[str, str]:
    words, _unused, shown = action.text().partition("\t")
    own = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return words.replace("&&", "&"), shown or own


class ActionMenu(QMenu):
    """What can be done anywhere in the window.

    The keys of an action work wherever the focus is, also where the menu's button is
    hidden. Where another part of the window acts on them already, they are only shown.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._begins: QAction | None = None
        self._last_part: QAction | None = None
        self._also: dict[QAction, tuple[str, ...]] = {}
        self.setAccessibleName(_("Menu"))
        self.setToolTipsVisible(False)

    def offer(
        self,
        words: str,
        keys: str,
        act: Callable[[], object],
        *,
        only_shows: bool = False,
        also: tuple[str, ...] = (),
    ) -> QAction:
        """Put an action behind those that are there.

        Args:
            words: what it is called.
            keys: as `Ctrl+L`; "" for none.
            act: a bound method that does it.
            only_shows: whether the keys are another part's, which acts on them.
            also: what else it may be looked for by.
        """
        action = QAction(words.replace("&", "&&"), self)
        if keys and only_shows:
            action.setText(f"{action.text()}\t{native_keys(keys)}")
        elif keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(act)
        self._also[action] = (*also, *other_names(words))
        self.insertAction(self._last_part, action)  # type: ignore[arg-type] # None: last
        # Of a menu that is closed no keys work; of the window's actions they do.
        self._window.addAction(action)
        return action

    def offered(self) -> list[Offered]:
        """Every action with its words and keys, from top to bottom."""
        return [
            Offered(*_words_and_keys(action), action, self._also.get(action, ()))
            for action in self.actions()
            if not action.isSeparator()
        ]

    def begin_part(self) -> None:
        """Draw a line behind the actions that are there."""
        self.insertSeparator(self._last_part)  # type: ignore[arg-type] # None: last

    def begin_last_part(self) -> None:
        """What is offered from here on stays at the end."""
        self._begins = self.addSeparator()

    def go_before_last_part(self) -> None:
        """What is offered from here on stands before the last part."""
        self._last_part = self._begins

    def _fit_screen(self) -> None:
        """Scroll where large text would need more columns than the screen has."""
        self.setStyleSheet("")
        if self.sizeHint().width() > self._window.screen().availableSize().width():
            self.setStyleSheet(_SCROLLS)

    def open_above(self, button: QWidget) -> None:
        """Open beside its button, or in the window's corner while that is hidden."""
        self._fit_screen()
        if button.isVisible():
            corner = button.mapToGlobal(QPoint(0, 0))
            corner.setY(corner.y() + button.height() - self.sizeHint().height())
            corner.setX(corner.x() + button.width())
        else:
            corner = self._window.mapToGlobal(QPoint(0, 0))
        self.setActiveAction(self.actions()[0])
        self.popup(corner)
