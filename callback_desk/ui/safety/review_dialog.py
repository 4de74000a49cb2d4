"""A clinician's review of one priority lead: read it, decide, say why, sign."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from callback_desk.domain.safety_errors import MoreSinceRead
from callback_desk.services.desk import Desk
from callback_desk.services.reviewing import (
    Decision,
    Reviewed,
    WasRead,
    read_on,
    review_lead,
)
from callback_desk.services.work_queue import LeadCard, show_lead
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.pressed_at_once import PressedAtOnce
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.card_view import CardView, card_view
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.hidden_button import HiddenButton
from callback_desk.ui.today.messages_panel import MessagesPanel
from callback_desk.ui.today.timeline_panel import TimelinePanel
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.safety import REVIEW_MEANS, say_signs

# Layout units.
HIGH, LEAST_READ, NOTE_HIGH = 130, 40, 16


class ReviewDialog(PersonDialog):
    """What they wrote and what was done about it, above the decision.

    `signed` brings the review. What was sent shows at once only where no patient can
    see the screen; else while the button or M is held.
    """

    signed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        view: CardView,
        read: WasRead,
        *,
        discreet: bool,
        parent: QWidget | None = None,
    ) -> None:
        heading = _("Review {name}", name=view.name)
        super().__init__(
            *(theme, background, heading, _("Sign and release"), parent),
            title=_("Review"),
        )
        self._desk, self._view, self._discreet = desk, view, discreet
        self._read = read
        self._hidden, self._messages = HiddenButton(theme), MessagesPanel(theme)
        self._timeline = TimelinePanel(theme)
        self.note = QPlainTextEdit()
        self.keep_button = NamedButton(
            theme,
            _("Keep on top"),
            tells=_("Reviewed; it stays a priority lead (Alt+K)"),
        )
        self._build()
        self.keep_button.clicked.connect(self._on_keep)
        self.save_button.clicked.connect(self._on_release)
        self._hidden.pressed.connect(self._on_pressed)
        self._hidden.released.connect(self._on_released)
        self._reveal(False)
        self.note.setFocus()

    def least_height(self) -> int:
        """High enough to read in it."""
        return self._theme.px(HIGH)

    def _build(self) -> None:
        theme, view = self._theme, self._view
        if view.care is not None:
            self.column.addWidget(FlowingLabel(theme, view.care.review, bold=True))
        read = QWidget()
        inside = QVBoxLayout(read)
        inside.setContentsMargins(0, 0, theme.px(1), 0)
        inside.setSpacing(theme.px(2.5))
        self._show(view)
        for part in (self._hidden, self._messages, self._timeline):
            inside.addWidget(part)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(_("What they sent, and what was done"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(read)
        scroll.setMinimumHeight(theme.px(LEAST_READ))
        self.column.addWidget(scroll, 1)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(NOTE_HIGH))
        self.column.addWidget(
            LabelledField(theme, _("What you decided, and why"), self.note)
        )
        self.column.addWidget(PlainLabel(theme, REVIEW_MEANS, muted=True, wraps=True))
        self.column.addWidget(
            PlainLabel(theme, say_signs(self._desk.staff.name), muted=True, wraps=True)
        )
        # Enter in the note writes a line; neither decision is the usual one.
        self.save_button.setDefault(False)
        self.save_button.setAutoDefault(False)
        self.keep_button.setAutoDefault(False)
        self.save_button.setToolTip(
            _("Reviewed and signed; the desk goes on as with every lead (Alt+S)")
        )
        self.save_button.setShortcut("Alt+S")
        self.keep_button.setShortcut("Alt+K")
        for button in (self.save_button, self.keep_button):
            PressedAtOnce(button)
        self.feet.add_before(self.keep_button, self.save_button)
        # What they sent is read before it is decided about.
        self.setTabOrder(scroll, self._hidden)
        self.setTabOrder(self._hidden, self.note)
        self.setTabOrder(self.note, self.cancel_button)
        self.setTabOrder(self.cancel_button, self.keep_button)
        self.setTabOrder(self.keep_button, self.save_button)

    # What was sent

    def _show(self, view: CardView) -> None:
        self._hidden.count(len(view.messages))
        self._messages.show_messages(view.messages)
        self._timeline.show_events(view.events)

    def _show_more(self, card: LeadCard) -> None:
        """Show what came since this was opened: it is read before it is signed."""
        settings = self._desk.kept.settings
        if settings is not None:
            now, show_phone = self._desk.now(), self._desk.phones.show
            self._view = card_view(card, now, settings.calendar, show_phone)
            self._read = read_on(card)
            self._show(self._view)
            self._reveal(False)

    def _reveal(self, held: bool) -> None:
        self._messages.setVisible(held or not self._discreet)
        self._timeline.show_notes(held or not self._discreet)
        self._hidden.setVisible(self._discreet and bool(self._view.messages))

    def _on_pressed(self) -> None:
        self._reveal(True)

    def _on_released(self) -> None:
        self._reveal(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show what was sent while M is held, unless it is typed."""
        if event.key() == Qt.Key.Key_M and not event.modifiers():
            self._reveal(True)
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hide it again."""
        if event.key() == Qt.Key.Key_M and not event.isAutoRepeat():
            self._reveal(False)
            return
        super().keyReleaseEvent(event)

    # What is decided

    def _on_keep(self) -> None:
        self._sign(Decision.KEEP_ON_TOP)

    def _on_release(self) -> None:
        self._sign(Decision.RELEASE)

    def _sign(self, decision: Decision) -> None:
        note = self.note.toPlainText()
        of_lead, read = (self._desk, self._view.lead_id), self._read
        self.work(partial(review_lead, *of_lead, decision, note, read), self._on_signed)

    def _on_failed(self, error: Exception) -> None:
        super()._on_failed(error)
        if isinstance(error, MoreSinceRead):
            self.look(
                partial(show_lead, self._desk, self._view.lead_id), self._show_more
            )

    def _on_signed(self, reviewed: object) -> None:
        if isinstance(reviewed, Reviewed):
            self.signed.emit(reviewed)
        self.accept()
