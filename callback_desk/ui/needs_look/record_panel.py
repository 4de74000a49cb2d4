"""One record: raw text at the left, what was understood at the right, and the keys."""

from collections.abc import Iterator
from dataclasses import fields

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.errors import DeskError
from callback_desk.domain.settlement import Fix
from callback_desk.services.needs_look import KeptView, fix_of
from callback_desk.translation import _
from callback_desk.ui.needs_look.decision_button import DecisionButton
from callback_desk.ui.needs_look.fix_form import FixForm
from callback_desk.ui.needs_look.judged import Judged
from callback_desk.ui.needs_look.raw_view import RawView
from callback_desk.ui.needs_look.told_box import ToldBox
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.typed_words import TypedWords
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.wording.settling import (
    DECIDE_NOW,
    NO_NAME,
    say_came,
    say_what_to_do,
    say_why_kept,
)

# Layout units: a narrower panel shows the raw text above the fields.
NARROW, ROOM_FOR_KEYS, RAW_HIGH, LONGEST_TITLE = 120, 165, 24, 80
# Layout units of what stands above a field.
CALLED = 7.5
UNBOUND = 0xFFFFFF
JUDGING = _("Looking at it…")
SHOW = _("Show what they wrote")
NOTHING = Fix(*[""] * len(fields(Fix)))
# Half corrected ones that are kept; whoever types into more has forgotten the first.
MOST_DRAFTS = 200
COVERED = _("What they wrote is hidden: patients can see this screen.")


class RecordPanel(Card):
    """Shows a record and takes the decision about it; it decides nothing itself."""

    accept_wanted = Signal()
    join_wanted = Signal()
    aside_wanted = Signal()
    undo_wanted = Signal()
    fix_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._view: KeptView | None = None
        self._drafts: dict[int, Fix] = {}
        self._discreet = self._covered = False
        self._title = PlainLabel(theme, scale=1.35, bold=True)
        self._came = FlowingLabel(theme, "", scale=0.85, muted=True)
        self._reason = ToldBox(theme, "problem", Tone.DUE_TODAY)
        self._danger = TonedBox(theme, Tone.PRIORITY)
        self._own_words = FlowingLabel(theme, "", bold=True, tone=Tone.PRIORITY)
        self.raw, self.form = RawView(theme), FixForm(theme)
        self._cover = DecisionButton(theme, SHOW, SHOW, "Alt+W", kind="link")
        self.judgement = ToldBox(theme, "clock", Tone.RESTING)
        self.notice = Notice(theme)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._feet = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build_buttons()
        self._build_layout()
        self._connect()

    def _build_buttons(self) -> None:
        theme = self._theme
        self.accept_button = DecisionButton(
            theme, _("Accept"), _("Accept"), kind="primary"
        )
        self.join_button = DecisionButton(
            theme, _("Join to a lead…"), _("Join…"), "Alt+J"
        )
        self.aside_button = DecisionButton(theme, _("Set aside…"), _("Aside…"), "Alt+S")
        self.undo_button = DecisionButton(
            theme, _("Undo"), _("Undo"), "Ctrl+Z", kind="quiet"
        )
        self.undo_button.setEnabled(False)

    def _build_layout(self) -> None:
        theme = self._theme
        tone, told = Tone.PRIORITY, QHBoxLayout()
        told.setSpacing(theme.px(2))
        told.addWidget(Glyph(theme, "standing-priority", tone))
        told.addWidget(
            PlainLabel(theme, DECIDE_NOW, bold=True, scale=1.1, tone=tone), 1
        )
        self._danger.box.addLayout(told)
        self._danger.box.addWidget(self._own_words)
        left = QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.px(1))
        beside.addWidget(PlainLabel(theme, _("As it came in"), scale=0.95, bold=True))
        self._covered_words = PlainLabel(theme, COVERED, muted=True, wraps=True)
        beside.addWidget(self._covered_words)
        beside.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self.raw, 1)
        self._filler = QWidget()
        beside.addWidget(self._filler, 1)
        self._raw_place = left
        self._body.setSpacing(theme.px(4))
        self._body.addWidget(left, 1)
        self._body.addWidget(self.form, 1)
        others = QHBoxLayout()
        others.setSpacing(theme.px(2))
        others.addWidget(self.undo_button)
        others.addStretch(1)
        others.addWidget(self.aside_button)
        others.addWidget(self.join_button)
        self._feet.setSpacing(theme.px(2))
        self._feet.addLayout(others, 1)
        self._feet.addWidget(self.accept_button)
        self.column.setSpacing(theme.px(2))
        self.column.addWidget(self._title)
        self.column.addWidget(self._build_middle(), 1)
        self.column.addWidget(self.judgement)
        self.column.addWidget(self.notice)
        self.column.addLayout(self._feet)

    def _build_middle(self) -> QScrollArea:
        """What scrolls where there is little room; the buttons never do."""
        theme, middle = self._theme, QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for part in (self._came, self._danger, self._reason):
            column.addWidget(part)
        column.addLayout(self._body, 1)
        area = QScrollArea()
        area.setWidget(middle)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        area.verticalScrollBar().rangeChanged.connect(self._on_room_changed)
        self._middle = area
        return area

    def _on_room_changed(self) -> None:
        """Where less room is left, the field that has the keys stays in sight."""
        focused = self.window().focusWidget()
        if focused is not None and self._middle.isAncestorOf(focused):
            self._bring(focused)

    def _bring(self, field: QWidget) -> None:
        """Have a field seen with what it is called above it."""
        self._middle.ensureWidgetVisible(field, 0, self._theme.px(CALLED))

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.form.entered.connect(self.accept_wanted)
        self.accept_button.clicked.connect(self.accept_wanted)
        self.join_button.clicked.connect(self.join_wanted)
        self.aside_button.clicked.connect(self.aside_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        self._cover.clicked.connect(self._on_uncovered)

    @property
    def view(self) -> KeptView | None:
        """The record that is shown."""
        return self._view

    def fix(self) -> Fix:
        """The record's fields as they stand."""
        return self.form.fix()

    def set_discreet(self, discreet: bool) -> None:
        """Whether patients can see the screen: what was written waits until asked."""
        self._discreet = discreet
        self._show_cover(covered=discreet)

    def show_record(self, view: KeptView) -> None:
        """Show a record; what was half corrected in it comes back.

        The same one again moves nothing under the hand.
        """
        if self._view is not None and self._view.row.record_id == view.row.record_id:
            return
        self._view = view
        record = view.record
        name = record.submission.name.strip()
        self._title.say(name[:LONGEST_TITLE] or NO_NAME)
        self._came.say(say_came(view.row, view.calendar))
        self._reason.say(say_why_kept(record.problem), "problem", Tone.DUE_TODAY)
        words = [f"“{record.safety.own_words}”"] if record.safety.own_words else []
        if record.safety.answer:
            words.append(_("Ticked on the form: {answer}", answer=record.safety.answer))
        self._own_words.say("\n".join(words))
        self._danger.setVisible(record.safety.flagged)
        self.raw.show_text(record.submission.raw)
        self.form.show_fix(fix_of(view), self._drafts.get(view.row.record_id))
        self.judgement.say(JUDGING, "clock", Tone.RESTING)
        self._middle.verticalScrollBar().setValue(0)
        self._hide_notice()
        self._show_cover(covered=self._discreet)

    def take_keys(self) -> None:
        """Let the keys come to the field that is wrong."""
        if self._view is not None:
            self.form.take_keys(self._view.record.problem)
            self._bring(self.wrong_field())

    def wrong_field(self) -> QWidget:
        """The field that is wrong."""
        problem = self._view.record.problem if self._view else None
        return self.form.wrong_field(problem)

    def say_judgement(self, judged: Judged) -> None:
        """Say what accepting would do; why it is here need not be said twice."""
        problem = self._view.record.problem if self._view else None
        if judged.problem is not None and judged.problem == problem:
            self.judgement.say(say_what_to_do(problem), "note", Tone.RESTING)
        elif judged.good:
            self.judgement.say(judged.words, "check", Tone.FINE)
        else:
            self.judgement.say(judged.words, "alert", Tone.DUE_TODAY)

    def say_failure(self, error: Exception) -> None:
        """Say why nothing was decided; everything typed stays."""
        if isinstance(error, DeskError):
            self.notice.say_failure(error)
        else:
            self.notice.say(_("Nothing was decided; what was typed is kept."), "")
        # One thing at a time: the room is small.
        self.judgement.hide()

    def forget(self, record_id: int) -> None:
        """What was typed for a record is stored: it is needed here no more."""
        self._drafts.pop(record_id, None)
        if self._view is not None and self._view.row.record_id == record_id:
            self._view = None

    def typed_words(self) -> Iterator[TypedWords]:
        """What was corrected of records and not decided."""
        for fix in self._drafts.values():
            cells = (fix.name, fix.phone_text, fix.extension, fix.email, fix.received)
            said = (", ".join(filter(None, cells)), fix.message)
            words = "\n".join(filter(str.strip, said))
            yield TypedWords(_("Needs a look"), "", words)

    def wipe(self) -> None:
        """Show nobody; what was half corrected is kept, and comes back with them."""
        self._view = None
        for label in (self._title, self._came, self._own_words):
            label.say("")
        for box in (self._reason, self.judgement):
            box.say("", "note", Tone.RESTING)
        self._danger.hide()
        self.raw.show_text("")
        self.form.show_fix(NOTHING)
        self._hide_notice()

    def set_undoable(self, undoable: bool) -> None:
        """Whether there is a decision to take back."""
        self.undo_button.setEnabled(undoable)

    def _on_changed(self) -> None:
        if self._view is not None:
            self._drafts[self._view.row.record_id] = self.fix()
            while len(self._drafts) > MOST_DRAFTS:
                self._drafts.pop(next(iter(self._drafts)))
        self._hide_notice()
        self.fix_changed.emit()

    def _hide_notice(self) -> None:
        self.notice.hide()
        self.judgement.show()

    def _on_uncovered(self) -> None:
        self._show_cover(covered=False)

    def _show_cover(self, *, covered: bool) -> None:
        self._covered = covered
        self._cover.setVisible(covered)
        self._covered_words.setVisible(covered)
        self._filler.setVisible(covered)
        self.raw.setVisible(not covered)
        self._own_words.setVisible(not covered and bool(self._own_words.said()))
        self.form.cover_message(covered)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was uncovered for a look is hidden when one comes back."""
        super().hideEvent(event)
        self._show_cover(covered=self._discreet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the raw text stands above the fields."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW)
        way = QBoxLayout.Direction
        self._body.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._body.setStretch(0, 0 if narrow else 1)
        self._body.setSpacing(self._theme.px(2 if narrow else 4))
        high = self._theme.px(RAW_HIGH)
        self._raw_place.setMaximumHeight(high if narrow else UNBOUND)
        self.raw.setMinimumHeight(high // 2)
        roomy = event.size().width() >= self._theme.px(ROOM_FOR_KEYS)
        for button in self._buttons():
            button.show_keys(shown=roomy)
        # Where not even the short words fit beside one another, one has its own line.
        edges, gaps = self.column.contentsMargins(), 3 * self._feet.spacing()
        room = event.size().width() - edges.left() - edges.right() - gaps
        crowded = sum(one.sizeHint().width() for one in self._buttons()) > room
        self._feet.setDirection(way.TopToBottom if crowded else way.LeftToRight)

    def set_low(self, low: bool) -> None:
        """Whether the page is low: the list says whose record it is, then."""
        self._title.setVisible(not low)
        edge = self._theme.px(2 if low else 4)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(self._theme.px(1 if low else 2))

    def _buttons(self) -> tuple[DecisionButton, ...]:
        return (
            *(self.undo_button, self.aside_button),
            *(self.join_button, self.accept_button),
        )
