"""The line beneath the outcomes: what was saved, what went wrong, what would follow."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.announcing import announce
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.today.low_link import LowLink
from callback_desk.ui.widgets import plain_tip
from callback_desk.wording.people import visible

TAKES_BACK = _("Take the last outcome back")
UNDO_IN_CALL = _("Undo once more leaves this call and takes back “{saved}”")
UNDO_AND_STAY = _("Undo once more takes back “{saved}”")
NOTHING_TO_UNDO = _("Nothing more to undo. Ctrl+Shift+E corrects an earlier call.")


class StatusStrip(QWidget):
    """One sentence, with Undo beside it as long as there is something to undo.

    What a key would do stands there while it is pointed at; then what was said last
    comes back.
    """

    # The last: the focus should leave it; what it was on is about to go.
    undo_wanted, hands_freed = Signal(), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._last: tuple[str, str, Tone | None] = ("", "", None)
        self._is_of_lead = False
        self._usual, self._hint, self._is_calling = "", "", False
        # What Undo would take back, whether that is a call, and whether it was said in
        # an open one.
        self._undoes, self._undoes_call, self._undo_is_said = "", False, False
        self._icon = Glyph(theme, "saved")
        self._words = FlowingLabel(theme, scale=0.85)
        self._undo = LowLink(theme, _("Undo  Ctrl+Z"), tells=TAKES_BACK)
        self._undo.setAccessibleName(_("Undo"))
        self._undo.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        self.set_low(False)
        self._say_rest()
        self._undo.hide()

    def set_low(self, low: bool) -> None:
        """Whether there is little room: then it keeps less of it free."""
        self._undo.set_low(low)
        self.setMinimumHeight(self.height_when(low))

    def height_when(self, low: bool) -> int:
        """Whatever it says, the outcomes do not move: two lines of room, one if low."""
        lines = (1 if low else 2) * self._words.fontMetrics().lineSpacing()
        return max(lines, self._undo.height_when(low))

    @property
    def can_undo(self) -> bool:
        """Whether Undo stands there."""
        return not self._undo.isHidden()

    def undo(self) -> None:
        """Have the last outcome taken back.

        In an open call that is another lead's, and the call would end where a call is
        taken back: so there it is said first, and the second time does it. Where there
        is nothing to undo that is said: “Undone.” would stand there once more.
        """
        if not self.can_undo:
            self.show_hint(NOTHING_TO_UNDO)
        elif self._is_calling and not self._undo_is_said:
            said = UNDO_IN_CALL if self._undoes_call else UNDO_AND_STAY
            self.show_hint(said.format(saved=self._undoes))
            self._undo_is_said = True
        else:
            self._undo_is_said = False
            self.undo_wanted.emit()

    def show_saved(self, words: str, *, undoable: bool, is_call: bool) -> None:
        """Say what was saved: what came of a call, or something else."""
        self._last = ("saved", words, Tone.FINE)
        self._undo_is_said = False
        if self._undo.hasFocus() and not undoable:
            self.hands_freed.emit()
        self._undo.setVisible(undoable)
        if undoable:
            self._undoes, self._undoes_call = words, is_call
            self._undo.setToolTip(plain_tip(f"{TAKES_BACK}: {words}"))
        self._say_rest()
        announce(self, visible(words))

    def show_problem(self, sentence: str, *, of_lead: bool = True) -> None:
        """Say what went wrong; there is nothing to undo in it.

        Args:
            sentence: what happened.
            of_lead: whether it is said of the lead on the card, without a name.
        """
        self._last, self._is_of_lead = ("problem", sentence, Tone.OVERDUE), of_lead
        self._say_rest()
        announce(self, visible(sentence), at_once=True)

    def leave_lead(self) -> None:
        """Another lead comes: what went wrong with this one is not said of it."""
        if self._last[0] == "problem" and self._is_of_lead:
            self._last = ("", "", None)
            self._say_rest()

    def show_hint(self, words: str, *, aloud: bool = True) -> None:
        """Say what would follow.

        Args:
            words: what it is; "" brings back what was said last.
            aloud: whether a screen reader speaks it, too.
        """
        self._hint, self._undo_is_said = words, False
        if words:
            self._say("clock", words, None)
            announce(self, visible(words) if aloud else "")
        else:
            self._say_rest()

    def show_usual(self, words: str, *, calling: bool) -> None:
        """Say what keys would do while nothing else is said.

        Args:
            words: when the lead comes back; "" for nothing.
            calling: whether a call is open: then it comes before what was saved last.
        """
        if calling and not self._is_calling and self._last[0] == "problem":
            # It was another call's.
            self._last = ("", "", None)
        self._usual, self._is_calling = words, calling
        if not self._hint:
            self._say_rest()

    def _say_rest(self) -> None:
        """What was said last; what keys would do in its place, or where nothing was."""
        icon, words, _unused = self._last
        first = self._is_calling and icon == "saved"
        if self._usual and (first or not words):
            self._say("clock", self._usual, None)
        else:
            self._say(*self._last)

    def said(self) -> str:
        """The sentence that stands there."""
        return self._words.said()

    def _say(self, icon: str, words: str, tone: Tone | None) -> None:
        self._icon.setVisible(bool(words))
        if words:
            self._icon.show_icon(icon, tone)
        self._words.set_tone(Tone.OVERDUE if tone is Tone.OVERDUE else None)
        self._words.say(words)
