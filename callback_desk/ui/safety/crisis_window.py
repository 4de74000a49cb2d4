"""The crisis panel: big type, offline, one key away on every call and without one."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from callback_desk.domain.clinic_text import ClinicText
from callback_desk.domain.safety_care import Act
from callback_desk.translation import _
from callback_desk.ui.announcing import announce
from callback_desk.ui.safety.paper import Paper
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.sign_in.fitting import open_at
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.times import say_second

CRISIS_KEY = "F9"
BIG, WIDE, HIGH, EDGE, SAID = 1.3, 190, 170, 5, 40
# What each key stamps; nobody types in a crisis.
STAMPS = (
    ("1", Act.TOLD, _("Told")),
    ("2", Act.CALLED_911, _("911 called")),
    ("3", Act.TRANSFERRED, _("Transferred")),
)


class CrisisWindow(QWidget):
    """Shows what to do, and keeps the times.

    `stamped` tells an act; `undo_wanted` that the last one was a mistake; `claimed`
    that what was stamped without a lead belongs to the one that is open.
    """

    stamped = Signal(object)
    undo_wanted = Signal()
    claimed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self.setWindowTitle(_("Crisis"))
        self.setAccessibleName(_("Crisis"))
        self.contact = PlainLabel(theme, scale=BIG, bold=True, wraps=True)
        self.about = PlainLabel(theme, muted=True, wraps=True)
        self.paper = Paper(theme, _("What to do"), scale=BIG)
        self.buttons = {act: KeyButton(theme) for _unused, act, _unused in STAMPS}
        self.said = PlainLabel(theme, wraps=True)
        self.undo = NamedButton(
            theme,
            _("Undo"),
            kind="link",
            keys="Ctrl+Z",
            tells=_("Take the last one back"),
        )
        self.claim = NamedButton(theme, _("They belong to this lead"), kind="quiet")
        self.close_button = NamedButton(theme, _("Close"), tells=_("Close it (Esc)"))
        self._build()
        self.undo.clicked.connect(self.undo_wanted)
        self.claim.clicked.connect(self.claimed)
        self.close_button.clicked.connect(self.close)
        for key, act, words in STAMPS:
            self.buttons[act].set_words(key, words, tone=Tone.PRIORITY)
            # Nobody reads half a word in a crisis: beneath one another they are whole.
            self.buttons[act].setMinimumWidth(self.buttons[act].sizeHint().width())
            self.buttons[act].chosen.connect(self._on_key)
        self.undo.hide()
        self.claim.hide()
        open_at(self, theme.px(WIDE), theme.px(HIGH))

    def _build(self) -> None:
        theme, edge = self._theme, self._theme.px(EDGE)
        stamps = ((self.buttons[act], 1) for _unused, act, _unused in STAMPS)
        self.said.setMinimumWidth(theme.px(SAID))
        below = self.undo, self.claim, self.close_button
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, theme.px(3))
        column.setSpacing(theme.px(2))
        column.addWidget(self.contact)
        column.addWidget(self.about)
        column.addWidget(self.paper, 1)
        column.addLayout(SideBySide(theme.px(2), *stamps))
        column.addLayout(
            SideBySide(theme.px(2), (self.said, 1), *((one, 0) for one in below))
        )
        self.setTabOrder(self.paper, self.buttons[Act.TOLD])

    def show_texts(self, texts: Sequence[ClinicText]) -> None:
        """Show what to do."""
        self.paper.show_texts(texts)
        self._tell()

    def _tell(self) -> None:
        """What is heard as soon as it is there, before the keys go anywhere in it."""
        said = (_("Crisis"), self.contact.text(), self.about.text(), self.paper.words)
        self.setAccessibleName("\n".join(filter(None, said)))

    def show_contact(self, words: str) -> None:
        """Say who is told today."""
        self.contact.say(words)
        self._tell()

    def show_about(self, words: str) -> None:
        """Say whom the buttons are about."""
        self.about.say(words)
        self._tell()

    def show_stamped(self, act: Act, clock: datetime | None) -> None:
        """Say on its button when something was done; None: it was taken back."""
        key, _unused, words = next(one for one in STAMPS if one[1] is act)
        detail = "" if clock is None else say_second(clock)
        self.buttons[act].set_words(key, words, detail=detail, tone=Tone.PRIORITY)

    def say(self, words: str, *, undoable: bool) -> None:
        """Say what was kept."""
        self.said.say(words)
        announce(self, self.said.text())
        self.undo.setVisible(undoable)

    def offer_claim(self, words: str) -> None:
        """Offer to give loose stamps to the lead that is open; "" for none."""
        self.claim.setVisible(bool(words))
        if words:
            self.claim.say(words)

    def bring(self) -> None:
        """Show it before everything else, with the keys in it; over a dialog, too."""
        self._stand_over(QApplication.activeModalWidget() or self.parentWidget())
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus()

    def _stand_over(self, window: QWidget | None) -> None:
        """A dialog blocks all windows but those that stand over it."""
        above = None if window is None else window.window().windowHandle()
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            if window is self.parentWidget():
                return
            self.create()
        handle = self.windowHandle()
        if above is not None and handle.transientParent() != above:
            # Whether something blocks it is asked when it is shown.
            if self.isVisible():
                self.hide()
            handle.setTransientParent(above)

    def _on_key(self, key: str) -> None:
        act = next((act for one, act, _unused in STAMPS if one == key), None)
        if act is not None:
            self.stamped.emit(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits stamp, arrows scroll, Esc and F9 close, Ctrl+Z takes the last back."""
        held = event.modifiers()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F9):
            self.close()
        elif (
            event.key() == Qt.Key.Key_Z and held == Qt.KeyboardModifier.ControlModifier
        ):
            self.undo_wanted.emit()
        elif event.text() in {one[0] for one in STAMPS} and not event.isAutoRepeat():
            self._on_key(event.text())
        elif not self.paper.take_key(event.key()):
            super().keyPressEvent(event)
