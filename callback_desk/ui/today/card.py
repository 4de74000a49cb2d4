"""The card of one lead: who it is, until when, what is known, and the call."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.outcome import Outcome
from callback_desk.services.record_outcome import Call
from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.call_panel import CallPanel
from callback_desk.ui.today.card_middle import SCROLLS, CardMiddle
from callback_desk.ui.today.card_room import CardRoom, left_for
from callback_desk.ui.today.card_view import CardView, lead_of
from callback_desk.ui.today.deadline_panel import DeadlinePanel
from callback_desk.ui.today.guide_row import GuideRow
from callback_desk.ui.today.header_panel import HeaderPanel
from callback_desk.ui.today.hidden_button import HiddenButton
from callback_desk.ui.today.messages_panel import MessagesPanel
from callback_desk.ui.today.note_field import ENTER
from callback_desk.ui.today.peeked_letter import PeekedLetter
from callback_desk.ui.today.said_before import SaidBefore
from callback_desk.ui.today.timeline_panel import TimelinePanel
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel

NOTHING_CHOSEN = _("The lead that you choose stands here.")
DECIDE = _("Decide now")


class LeadCardPanel(QWidget):
    """Shows one lead and takes its call; note and outcomes never scroll away.

    Keys that the list does not want are taken from it after `listen_to`.
    """

    call_opened = Signal(object)
    outcome_chosen = Signal(object)
    call_left = Signal()
    undo_wanted = Signal()
    copy_wanted = Signal(str)
    digits_typed = Signal(str)
    reach_confirmed = Signal()
    reach_wanted = Signal()
    record_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._home: QWidget = self
        self._view: CardView | None = None
        self._discreet = self._m_held = False
        self._peeked = PeekedLetter()
        self.setAccessibleName(_("The lead’s card"))  # noqa: RUF001 - the apostrophe that is printed
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._header, self._deadline = HeaderPanel(theme), DeadlinePanel(theme)
        self._hidden = HiddenButton(theme)
        self._messages, self._timeline = MessagesPanel(theme), TimelinePanel(theme)
        self.guides, self._call = GuideRow(theme), CallPanel(theme)
        self.note_field = self._call.note_field
        self._build_layout()
        self._header.call_wanted.connect(self._on_call_wanted)
        self._header.dialled_told.connect(self._on_dialled_told)
        self._header.copy_wanted.connect(self._on_copy_wanted)
        self._header.reach_confirmed.connect(self.reach_confirmed)
        self._header.reach_wanted.connect(self.reach_wanted)
        self._hidden.pressed.connect(self._on_hidden_pressed)
        self._hidden.released.connect(self.hide_again)
        self._call.hands_freed.connect(self._on_hands_freed)
        self._call.call_opened.connect(self.call_opened)
        self._call.outcome_chosen.connect(self.outcome_chosen)
        self._call.call_left.connect(self.call_left)
        self._call.undo_wanted.connect(self.undo_wanted)
        self._call.digits_typed.connect(self.digits_typed)
        self.show_card(None)

    def _build_layout(self) -> None:
        theme = self._theme
        self._scroll = CardMiddle(theme, self._hidden, self._messages, self._timeline)
        self._nothing = PlainLabel(theme, muted=True, wraps=True)
        self._usually, self._instead = NOTHING_CHOSEN, ""
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._record_id: int | None = None
        shows = _("Show it where it is decided (Enter)")
        self._decide = NamedButton(theme, DECIDE, kind="primary", tells=shows)
        self._decide.clicked.connect(self._on_decide)
        self._card = card = Card(theme)
        card.column.setSpacing(theme.px(1.5))
        self._parts = (self._header, self._deadline, self.guides, self._scroll)
        card.column.addWidget(self._nothing, 1)
        center = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        card.column.addWidget(self._decide, 1, center)
        for part in self._parts[:-1]:
            card.column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self._scroll, 1)
        card.column.addLayout(row, 1)
        card.column.addWidget(self._call)
        shares = (self._header, self._deadline, self.guides, self._call)
        self._room = CardRoom(theme, card.column, row, self._scroll.column, shares)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    # What the page hands in.

    def listen_to(self, widget: QWidget) -> None:
        """Take the card's keys from a widget too; the focus goes back to it."""
        self._home = widget
        widget.installEventFilter(self)

    def set_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Offer these outcomes, in the order of the screen."""
        self._call.set_outcomes(outcomes)

    def set_said(self, said: SaidBefore) -> None:
        """Hand in what tells what outcomes will do to the lead."""
        self._call.set_said(said)

    @property
    def is_discreet(self) -> bool:
        """Whether patients can see the screen."""
        return self._discreet

    def set_discreet(self, discreet: bool) -> None:
        """Whether patients can see the screen: what was sent waits behind M."""
        self._discreet = discreet
        self.hide_again()

    def show_card(self, view: CardView | None, nothing: str = "") -> None:
        """Show a lead, or none.

        The same lead again moves nothing under the hand: note, call, scroll and what
        was unfolded stay.

        Args:
            view: what the card says.
            nothing: what stands there instead of a lead; "" as usual.
        """
        same = view is not None and lead_of(self._view) == view.lead_id
        if not same:
            self._timeline.fold()
        self._view = view
        self._instead = nothing
        self._nothing.say(nothing or self._usually)
        self._nothing.setVisible(view is None)
        if self._decide.hasFocus():
            self._on_hands_freed()  # Hidden, it would hand the keys to anything.
        self._decide.hide()
        for part in self._parts:
            part.setVisible(view is not None)
        if view is not None:
            self._header.show_lead(view)
            self._deadline.show_deadline(view.deadline)
            self._hidden.count(len(view.messages))
            self._messages.show_messages(view.messages)
            self._timeline.show_events(view.events)
        if not same:
            self.hide_again()
            self._scroll.verticalScrollBar().setValue(0)
        self._show_discretion()
        self._call.show_lead(view)
        self.leave_room()

    def say_usually(self, words: str) -> None:
        """What stands there while nobody is chosen; "" that somebody can be."""
        self._usually = words or NOTHING_CHOSEN
        self._nothing.say(self._instead or self._usually)

    def show_kept(self, words: str, record_id: int | None) -> None:
        """Show a record that is no lead yet, and the way to where it is decided."""
        self.show_card(None, words)
        self._record_id = record_id
        self._decide.setVisible(record_id is not None)

    def _on_decide(self) -> None:
        if self._record_id is not None:
            self.record_wanted.emit(self._record_id)

    def open_call(self, inbound: Call | None = None) -> None:
        """Open the call, as Enter does, or one of theirs."""
        self._call.open_call(inbound=inbound)

    @property
    def is_calling(self) -> bool:
        """Whether a call is open and waits for its outcome."""
        return self._call.is_open

    @property
    def number(self) -> str:
        """The number to call as it stands there; "" where there is none."""
        view = self._view
        return "" if view is None or view.barred else view.number

    def copy_number(self) -> None:
        """Copy the number, as the button does."""
        if self.number:
            self._on_copy_wanted(self.number)

    def hurry(self) -> None:
        """Let a digit that waits act at once."""
        self._call.wait.hurry()

    def leave_call(self) -> None:
        """End the call without an outcome; the note stays."""
        self._call.leave_call()

    def show_saved(self, words: str) -> None:
        """Say that the outcome was saved; its note is forgotten here."""
        self._call.show_saved(words)

    def show_problem(
        self, sentence: str, *, of_saving: bool = True, of_lead: bool = True
    ) -> None:
        """Say what went wrong; the call stays open, the note stays.

        Args:
            sentence: what happened, and what to do.
            of_saving: whether an outcome was not saved (else something else failed).
            of_lead: whether it says nobody's name: it is not said of the next lead.
        """
        self._call.show_problem(sentence, of_saving=of_saving, of_lead=of_lead)

    @property
    def note(self) -> str:
        """The note as typed so far."""
        return self.note_field.toPlainText()

    @property
    def in_hand(self) -> bool:
        """Whether a call is open, or a note half typed."""
        return self._call.is_open or bool(self.note)

    @property
    def view(self) -> CardView | None:
        """What is shown of the lead, or None."""
        return self._view

    # Keys.

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key that the widget with the focus did not want; whether it did."""
        if event.key() == Qt.Key.Key_M and not event.modifiers() and self._discreet:
            if not event.isAutoRepeat():
                is_press = event.type() is QEvent.Type.KeyPress
                self._reveal(is_press)
                if is_press:
                    self._peeked.hear()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if self._peeks and event.key() in SCROLLS:
            action = SCROLLS[Qt.Key(event.key())]
            self._scroll.verticalScrollBar().triggerAction(action)
            return True
        if self._decide.isVisible() and event.key() in ENTER:
            self._on_decide()
            return True
        return self._take_word(event, self._call.take_key)

    def _take_word(self, event: QKeyEvent, take: Callable[[QKeyEvent], bool]) -> bool:
        """Act on a key, together with an M before it that began a word."""
        return self._peeked.give_back(event, take) or take(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what the parts of the card did not want."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hear when M is let go."""
        if not self.take_key(event):
            super().keyReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take keys from the list; hide again when it will not hear M's release."""
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.KeyRelease,
        ):
            return self.take_key(event)
        if event.type() is QEvent.Type.FocusOut:
            self.hide_again()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Hide again when another window comes before this one."""
        left = event.type() is QEvent.Type.ActivationChange
        if left and not self.isActiveWindow():
            self.hide_again()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the middle some room where the card is low."""
        super().resizeEvent(event)
        self.leave_room()

    # What was heard.

    def _on_call_wanted(self) -> None:
        self._call.open_call()

    def _on_copy_wanted(self, number: str) -> None:
        """Who copies the number is about to dial it."""
        self.copy_wanted.emit(number)
        self._call.open_call()

    def _on_dialled_told(self) -> None:
        self._call.open_call(dialled=True)

    def _on_hidden_pressed(self) -> None:
        self._reveal(True)

    def _on_hands_freed(self) -> None:
        (self._home if self._home.isVisible() else self).setFocus()

    def leave_room(self) -> None:
        """Share the height out anew: others may have put something above the card."""
        self._room.share(self.width(), left_for(self._card, self))

    def hide_again(self) -> None:
        """Take off the screen what M showed."""
        self._reveal(False)

    def _reveal(self, shown: bool) -> None:
        turned, self._m_held = shown is not self._m_held, shown
        self._show_discretion()
        if turned and self._discreet:
            self.leave_room()
            self._scroll.verticalScrollBar().setValue(0)
            self._scroll.speak(shown)

    @property
    def _peeks(self) -> bool:
        """Whether what patients may not see is shown for as long as a key is held."""
        return self._discreet and self._m_held

    def _show_discretion(self) -> None:
        view = self._view
        if view is None:
            return
        hides = self._discreet and not self._m_held
        self._messages.setVisible(not hides and bool(view.messages))
        self._timeline.show_notes(not hides)
        # Its place and the deadline's are the words' while they are shown; a mouse that
        # holds the button down must be let go over it.
        waits = not self._peeks or self._hidden.isDown()
        self._hidden.setVisible(self._discreet and waits and bool(view.messages))
        self._deadline.setVisible(not self._peeks)
