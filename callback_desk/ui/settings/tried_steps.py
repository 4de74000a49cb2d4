"""How far trying a mailbox out came, step by step."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.mail_errors import Step
from callback_desk.domain.mailbox import Afterwards
from callback_desk.services.mailbox_settings import MailboxTest
from callback_desk.translation import _
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.mail import STEPS, say_well


class _StepWords(QWidget):
    """One step: a sign and a word."""

    def __init__(self, theme: Theme, step: Step, *, went_well: bool) -> None:
        super().__init__()
        tone = Tone.FINE if went_well else Tone.OVERDUE
        sign = Glyph(theme, "check" if went_well else "problem")
        sign.show_icon("check" if went_well else "problem", tone)
        words = PlainLabel(theme, STEPS[step], scale=0.95, tone=tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(2), 0)
        row.setSpacing(theme.px(1))
        row.addWidget(sign)
        row.addWidget(words)
        went = _("{step}: well") if went_well else _("{step}: failed")
        self.setAccessibleName(went.format(step=STEPS[step]))


class TriedSteps(QWidget):
    """The steps that went well, the one that did not, and what to do about it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps = QWidget()
        self._flow = FlowLayout(self._steps, theme.px(1))
        self.well, self.wrong = Notice(theme, Tone.FINE), Notice(theme)
        self.stopped = Notice(theme, Tone.DUE_TODAY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1.5))
        for part in (self._steps, self.well, self.wrong, self.stopped):
            column.addWidget(part)
        self.clear()

    @property
    def steps(self) -> list[str]:
        """What is said of each step."""
        shown = (self._flow.itemAt(i) for i in range(self._flow.count()))
        widgets = [item.widget() for item in shown if item is not None]
        return [widget.accessibleName() for widget in widgets if widget is not None]

    def clear(self) -> None:
        """Say nothing."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for part in (self._steps, self.well, self.wrong, self.stopped, self):
            part.hide()

    def show_test(self, test: MailboxTest, afterwards: Afterwards) -> None:
        """Say how it went."""
        self.clear()
        # Anything may break off while reading: it says nothing of how far one came.
        if test.failed is not Step.READ:
            for step in STEPS:
                if step is Step.AFTERWARDS and afterwards is Afterwards.NOTHING:
                    break
                went_well = step is not test.failed
                self._flow.addWidget(_StepWords(self._theme, step, went_well=went_well))
                if not went_well:
                    break
            self._steps.show()
        self.show()
        if test.problem is not None:
            self.wrong.say_failure(test.problem)
        else:
            self.well.say(*say_well(test.mails, tells=test.tells))

    def show_stopped(self) -> None:
        """Say that somebody wanted it no more."""
        self.clear()
        self.show()
        self.stopped.say(
            _("The test was stopped; no mail was read or changed."),
            _("What is typed here stays, and can be tested again."),
        )

    def show_failure(self, error: Exception) -> None:
        """Say that it could not be tried."""
        self.clear()
        self.show()
        self.wrong.say_failure(error)
