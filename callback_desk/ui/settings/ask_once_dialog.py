"""Asking once, before something is done that is not undone by a key."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.stopping import Stopped
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.esc_on_typed import EscOnTyped
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel

# Layout units.
WIDE = 126


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question.

    Attributes:
        title: of the window.
        question: what is asked.
        means: what it would mean, a line each.
        act: on the button that does it.
        acting: on it while that is done.
        act_tells: what that button does.
        stay_tells: what the other one does.
    """

    title: str
    question: str
    means: tuple[str, ...]
    act: str
    acting: str
    act_tells: str
    stay_tells: str


class AskOnceDialog(FramedDialog):
    """Does it, or leaves all as it is. `acted` brings what `act` returned."""

    acted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        asked: Asked,
        act: Callable[[], object] | None,
        parent: QWidget | None = None,
        *,
        stop: Callable[[], None] | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where it is done.
            asked: its words.
            act: does it; None where nothing is done that anybody waits for.
            parent: the window that it stands over.
            stop: ends `act`, which raises `Stopped` then; None where it cannot be.
        """
        super().__init__(
            theme, asked.question, wide=WIDE, title=asked.title, parent=parent
        )
        self._background = background
        self._asked, self._act, self._stop = asked, act, stop
        self._busy = False
        self._busy_line = BusyLine(theme)
        self.stay_button = NamedButton(theme, _("Cancel"), tells=asked.stay_tells)
        self.act_button = NamedButton(theme, asked.act, tells=asked.act_tells)
        self._build()
        EscOnTyped(self, self.notice, self.stay_button)
        self.act_button.clicked.connect(self._on_act_asked)
        self.stay_button.setFocus()

    @property
    def heading(self) -> str:
        """What is asked."""
        return self._asked.question

    def _build(self) -> None:
        theme = self._theme
        # What it would mean is told apart, sentence by sentence.
        self._means = [PlainLabel(theme, one, wraps=True) for one in self._asked.means]
        sentences = QVBoxLayout()
        sentences.setSpacing(theme.px(1.5))
        for label in self._means:
            sentences.addWidget(label)
        self.column.addLayout(sentences)
        self.column.addStretch(1)
        self.feet.addWidget(self.stay_button)
        self.feet.addWidget(self.act_button)
        self.outer.addWidget(self._busy_line)
        self.stay_by_enter()

    def stay_by_enter(self) -> None:
        """Let Enter leave all as it is, unless the other button has the focus."""
        self._let_enter_press(self.stay_button)

    def _let_enter_press(self, button: NamedButton) -> None:
        for one in (self.stay_button, self.act_button):
            one.setDefault(one is button)
        acts = button is self.act_button
        self.act_button.set_kind("primary" if acts else "")

    def add_field(self, field: QWidget) -> None:
        """Let something be chosen or typed before it is done.

        Enter in a field does it then, for the question is answered; a dialog whose harm
        cannot be undone has `stay_by_enter` again.
        """
        self._let_enter_press(self.act_button)
        # Before what stretches.
        self.column.insertWidget(self.column.count() - 1, field)

    def say_going_on(self, words: str, acting: str) -> None:
        """Say what is done by now, in the place of what it would mean."""
        first, *others = self._means
        first.say(words)
        for other in others:
            other.hide()
        self.act_button.say(acting)

    @property
    def means(self) -> str:
        """What it would mean, or what is done by now."""
        return "\n".join(one.text() for one in self._means if not one.isHidden())

    def set_act(self, act: Callable[[], object]) -> None:
        """What is done, as it was chosen."""
        self._act = act

    def _on_act_asked(self) -> None:
        if self._busy:
            return
        self.notice.hide()
        if self._act is None:
            self._on_acted(None)
            return
        self._set_busy(True)
        self._background.run(self._act, self._on_acted, self._on_failed)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._busy_line.set_busy(busy)
        self.act_button.say(self._asked.acting if busy else self._asked.act)
        if self._stop is not None:
            self.stay_button.setEnabled(True)
            self.stay_button.say(_("Stop") if busy else _("Cancel"))

    def _on_acted(self, result: object) -> None:
        self._set_busy(False)
        self.acted.emit(result)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, Stopped):
            self.reject()
            return
        self.notice.say_failure(error)
        self.stay_button.setFocus()
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def reject(self) -> None:
        """Close it; while it is just being done, end that first if it can be."""
        if not self._busy:
            super().reject()
        elif self._stop is not None:
            self.stay_button.setEnabled(False)
            self._stop()
