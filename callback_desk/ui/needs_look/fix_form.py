"""What was understood of a record, as fields that can be corrected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.settlement import Fix
from callback_desk.domain.submission import Problem, Why
from callback_desk.translation import _
from callback_desk.ui.needs_look.fix_field import FixLine, FixText
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme

TIME_HINT = _("Not known (2026-11-16 10:00)")


class FixForm(QWidget):
    """The fields; `changed` follows each change by hand, `entered` the Enter key."""

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.name, self.phone, self.extension = FixLine(), FixLine(), FixLine()
        self.email, self.received = FixLine(), FixLine()
        self.message = FixText(theme)
        self.extension.setFixedWidth(theme.px(22))
        self.received.setPlaceholderText(TIME_HINT)
        self.message.setPlaceholderText(_("Nothing was written"))
        self._message_place = self._labelled(_("Message"), self.message)
        self._build_layout()
        for line in self._lines():
            line.edited.connect(self.changed)
            line.returnPressed.connect(self.entered)
        self.message.edited.connect(self.changed)
        self.message.entered.connect(self.entered)

    def _lines(self) -> tuple[FixLine, ...]:
        return (self.name, self.phone, self.extension, self.email, self.received)

    def _labelled(self, name: str, editor: QWidget) -> LabelledField:
        return LabelledField(self._theme, name, editor)

    def _build_layout(self) -> None:
        theme = self._theme
        number = QHBoxLayout()
        number.setSpacing(theme.px(2))
        number.addWidget(self._labelled(_("Number"), self.phone), 1)
        number.addWidget(self._labelled(_("Extension"), self.extension))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1.5))
        column.addWidget(self._labelled(_("Name"), self.name))
        column.addLayout(number)
        column.addWidget(self._labelled(_("E-mail"), self.email))
        column.addWidget(self._labelled(_("Sent"), self.received))
        column.addWidget(self._message_place, 1)
        # Where the message is hidden, nothing else takes its room.
        column.addStretch(0)
        self._column = column

    def show_fix(self, came: Fix, now: Fix | None = None) -> None:
        """Show fields as they came in, or as somebody left them.

        Args:
            came: as they were understood.
            now: as they were left half corrected, or None.
        """
        left = now or came
        self.name.show_cell(came.name, left.name)
        self.phone.show_cell(came.phone_text, left.phone_text)
        self.extension.show_cell(came.extension, left.extension)
        self.email.show_cell(came.email, left.email)
        self.received.show_cell(came.received, left.received)
        self.message.show_cell(came.message, left.message)

    def fix(self) -> Fix:
        """The fields as they stand."""
        return Fix(
            name=self.name.cell(),
            phone_text=self.phone.cell(),
            extension=self.extension.cell(),
            email=self.email.cell(),
            message=self.message.cell(),
            received=self.received.cell(),
        )

    def cover_message(self, covered: bool) -> None:
        """Whether what was written is hidden from those who see the screen."""
        self._message_place.setVisible(not covered)
        self._column.setStretch(self._column.count() - 1, 1 if covered else 0)

    def wrong_field(self, problem: Problem | None) -> QWidget:
        """The field by which a problem can be mended; the number for all others."""
        if problem is not None and problem.why is Why.NAME:
            return self.name
        return self.phone

    def take_keys(self, problem: Problem | None) -> None:
        """Let the keys come to the field that is wrong, its content ready to go."""
        field = self.wrong_field(problem)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, FixLine):
            field.selectAll()
