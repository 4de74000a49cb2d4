"""Setting a record aside: for a reason, and never in passing where danger is told."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from callback_desk.domain.errors import DeskError, UnknownRecord
from callback_desk.domain.settlement import Aside
from callback_desk.domain.settlement_errors import RecordSettled
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.esc_on_typed import EscOnTyped
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.sign_in.tick_box import AnswerBox, TickBox
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.settling import say_aside

# What sets it aside, given the reason, words, and whether somebody has decided.
SetAside = Callable[[Aside, str, bool], object]
MEANS = _("It waits no more; its text stays, and Ctrl+Z brings it back.")
NOTE, WHO_DECIDED = _("A few words (for another reason)"), _("Who decided, and what")
DECIDED = _("Somebody has decided about this person")
# Layout units.
WIDE = 120


class AsideDialog(FramedDialog):
    """Asks for the reason. `set_aside` brings what the work returned.

    `overtaken` carries the failure when somebody has decided about it meanwhile.
    """

    set_aside = Signal(object)
    overtaken = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        work: SetAside,
        parent: QWidget | None = None,
        *,
        safety: bool,
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where it is set aside.
            work: sets it aside.
            parent: the window that it stands over.
            safety: whether the record has words that must not wait.
        """
        asked, title = _("Why is it set aside?"), _("Set aside")
        super().__init__(theme, asked, wide=WIDE, title=title, parent=parent)
        self._background, self._work = background, work
        self._busy = False
        self._group = QButtonGroup(self)
        self.answers = {reason: AnswerBox(theme, say_aside(reason)) for reason in Aside}
        self.decided = TickBox(theme, DECIDED)
        self.note = QLineEdit()
        self._danger = Notice(theme, Tone.PRIORITY)
        self.aside_button = NamedButton(theme, _("Set aside"), kind="primary")
        self.cancel_button = NamedButton(theme, _("Cancel"), tells=_("Leave it (Esc)"))
        self._build(safety=safety)
        EscOnTyped(self, self.notice, self.cancel_button)
        self.aside_button.clicked.connect(self._on_aside)

    def _build(self, *, safety: bool) -> None:
        theme, column = self._theme, self.column
        column.setSpacing(theme.px(2))
        column.addWidget(PlainLabel(theme, MEANS, muted=True, wraps=True))
        column.addWidget(self._danger)
        for number, answer in enumerate(self.answers.values()):
            self._group.addButton(answer, number)
            column.addWidget(answer)
        first = self.answers[Aside.NO_LEAD if safety else Aside.SPAM]
        first.setChecked(True)
        first.setFocus()
        column.addWidget(self.decided)
        field = LabelledField(theme, WHO_DECIDED if safety else NOTE, self.note)
        column.addWidget(field)
        column.addStretch(1)
        self.feet.addWidget(self.cancel_button)
        self.feet.addWidget(self.aside_button)
        self.aside_button.setDefault(True)
        self.decided.setVisible(safety)
        if safety:
            self._danger.say(
                _("This person wrote words that must not wait."),
                _("Let somebody decide first, then say here who decided what."),
            )

    def reason(self) -> Aside:
        """The reason that is chosen."""
        return list(self.answers)[self._group.checkedId()]

    def _on_aside(self) -> None:
        if self._busy:
            return
        self._busy = True
        self.notice.hide()
        reason, words = self.reason(), self.note.text()
        decided = self.decided.isChecked()

        def work() -> object:
            return self._work(reason, words, decided)

        self._background.run(work, self._on_done, self._on_failed)

    def _on_done(self, done: object) -> None:
        self._busy = False
        self.set_aside.emit(done)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, RecordSettled | UnknownRecord):
            self.accept()
            self.overtaken.emit(error)
            return
        self.notice.say_failure(error)
        self.note.setFocus()
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def reject(self) -> None:
        """Close it, unless something is just being set aside."""
        if not self._busy:
            super().reject()
