"""The keys on one page; F1 leads here, Esc back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from callback_desk.translation import _, _p
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel, native_keys

ENTER, ESC = _p("key", "Enter"), _p("key", "Esc")
Keys = tuple[tuple[str, str], ...]
CALL: Keys = (
    (ENTER, _("Opens the call")),
    (_("1 to 8"), _("What happened: records it, the next lead is there")),
    ("0", _("More outcomes, by letters")),
    (_("Alt+1 to Alt+8"), _("The same while you type the note")),
    (ESC, _("Not now: ends the call without an outcome")),
    ("Alt+N", _("To the note")),
    ("M", _("Held: shows what they sent, if patients can see the screen")),
    ("Ctrl+Z", _("Undoes the last outcome; in the note, what was typed")),
    ("Ctrl+Shift+C", _("Copies the number")),
)
LIST: Keys = (
    ("↑ ↓", _("Go from lead to lead")),
    (_("Home, End"), _("The first and the last one")),
    ("Shift+↑ ↓", _("Chooses several; Ctrl+A all, Esc the one again")),
    ("Ctrl+C", _("Copies the rows as they are seen")),
    ("Ctrl+F", _("Search: name, number, a word of a note; closed leads too")),
    (_("two digits"), _("Typed within half a second, they go to the search")),
    (ENTER, _("In the search: to the list, the search stays")),
    (ESC, _("In the search: clears it")),
)
CALENDAR: Keys = (
    (_("Arrows"), _("From day to day; with Shift, several days")),
    (ENTER, _("To what the chosen days are")),
    ("T", _("To today")),
    ("Ctrl+D", _("Closes a day, for snow, and says whom to call")),
    ("Ctrl+S", _("Applies what was previewed")),
)
# Nobody else closes a day or changes the calendar.
MANAGERS_ALONE = frozenset({"Ctrl+D", "Ctrl+S"})
# Nobody else has the pages that the sentence for managers names besides.
TO_OTHERS = {"Ctrl+P": _("Prints a call sheet")}
# Behind the actions of the menu, which the window hands in.
BESIDE_ACTIONS: Keys = (
    ("Ctrl+V", _("Shows what copied rows, mails or files would bring")),
    ("Ctrl+P", _("Prints a call sheet; on Missed and Reports, what the page shows")),
    ("F9", _("Crisis: what to do, and buttons that keep the times")),
    ("F7, F8", _("The call guide; the words for a voicemail")),
    ("F10", _("The menu: everything above, and what has no keys")),
    ("Tab", _("From part to part, in the order one reads")),
)
# These say more than the menu does.
SAID_BESIDE = frozenset({"F7", "F8", "F9", "Ctrl+P"})
_STEP = QAbstractSlider.SliderAction
SCROLLS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageDown: _STEP.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _STEP.SliderPageStepSub,
    Qt.Key.Key_Home: _STEP.SliderToMinimum,
    Qt.Key.Key_End: _STEP.SliderToMaximum,
}
SECTIONS = (
    (_("The call"), CALL),
    (_("The calendar"), CALENDAR),
    (_("List and search"), LIST),
)
THE_WINDOW = _("The window")
# So many of them stand in the left half.
LEFT = 2
# In layout units: from here on two columns fit beside one another.
TWO_COLUMNS = 190


class KeySheet(QWidget):
    """All keys, in words. `left` follows when it was read."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._actions: Keys = ()
        self._manages = True
        self.setAccessibleName(_("Keys"))
        title = PlainLabel(theme, _("Keys"), scale=1.6, bold=True)
        self.back = NamedButton(
            theme, _("Back"), shortcut="Esc", tells=_("Back to the desk")
        )
        self.back.clicked.connect(self.left)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.back)
        self._sections = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sections.setSpacing(theme.px(8))
        sheet = Card(theme)
        sheet.column.addLayout(self._sections)
        sheet.column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(_("All keys"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addLayout(top)
        column.addWidget(self._scroll, 1)

    def say_actions(self, actions: Keys) -> None:
        """Hand in the window's actions with their keys, before it is first shown."""
        said = {native_keys(key) for key, _unused in (*CALL, *LIST) if "+" in key}
        said |= SAID_BESIDE
        self._actions = tuple(one for one in actions if one[0] not in said)

    def leave_out_managers_keys(self) -> None:
        """Say what they do for whoever is no office manager, before it is shown."""
        self._manages = False

    def _theirs(self, keys: Keys) -> Keys:
        if self._manages:
            return keys
        mine = [(key, what) for key, what in keys if key not in MANAGERS_ALONE]
        return tuple((key, TO_OTHERS.get(key, what)) for key, what in mine)

    def _build_sections(self) -> None:
        theme, halves = self._theme, [QVBoxLayout(), QVBoxLayout()]
        window = (THE_WINDOW, (*self._actions, *BESIDE_ACTIONS))
        for place, (heading, keys) in enumerate((*SECTIONS, window)):
            half = halves[place // LEFT]
            half.addWidget(PlainLabel(theme, heading, scale=1.1, bold=True))
            half.addLayout(self._build_keys(self._theirs(keys)))
            half.addSpacing(theme.px(4))
        for half in halves:
            half.setSpacing(theme.px(2))
            half.addStretch(1)
            self._sections.addLayout(half, 1)

    def _build_keys(self, keys: Keys) -> QGridLayout:
        theme, grid = self._theme, QGridLayout()
        grid.setHorizontalSpacing(theme.px(4))
        grid.setVerticalSpacing(theme.px(1.5))
        grid.setColumnMinimumWidth(0, theme.px(34))
        grid.setColumnStretch(1, 1)
        for row, (key, what) in enumerate(keys):
            shown = native_keys(key) if "+" in key and " " not in key else key
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(PlainLabel(theme, shown, bold=True), row, 0, top)
            grid.addWidget(PlainLabel(theme, what, wraps=True), row, 1, top)
        return grid

    def showEvent(self, event: QShowEvent) -> None:
        """Have the words there; few look at them, and nobody at once."""
        super().showEvent(event)
        if self._sections.count() == 0:
            self._build_sections()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, wherever in it the keys are."""
        if (step := SCROLLS.get(event.key())) is not None:
            self._scroll.verticalScrollBar().triggerAction(step)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two have no room."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._theme.px(TWO_COLUMNS)
        ways = QBoxLayout.Direction
        self._sections.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
