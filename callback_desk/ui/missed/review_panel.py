"""One missed callback: its line, the likely cause, and what was really the cause."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.services.missed_callbacks import MissedCallback
from callback_desk.translation import _
from callback_desk.ui.calendar.choice_row import ChoiceRow
from callback_desk.ui.missed.half_reviewed import HalfReview, Numbers, SigningOff
from callback_desk.ui.missed.timeline_view import TimelineView
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.missed import ANSWERS, CAUSES, FITTING, say_cause
from callback_desk.wording.promises import say_promise
from callback_desk.wording.times import say_instant

LONGEST_NAME = 80
NOTE_LINES = 2
# The least that is seen of what happened, in layout units.
MIDDLE_HIGH = 36
KEEPS = _("Signing off keeps your name, the time and the cause with this callback.")
SIGN = _("Sign off and next")

ShowPhone = Callable[[str, str | None], str]


class ReviewPanel(Card):
    """`signed` asks to sign off what is shown; `lead_wanted` to see the lead."""

    signed = Signal(str, str)
    lead_wanted = Signal(object)

    def __init__(self, theme: Theme, show_phone: ShowPhone) -> None:
        super().__init__(theme, padding=4)
        self._theme, self._show_phone = theme, show_phone
        self._shown: Sequence[MissedCallback] = ()
        # What nobody signed off yet, and what stood there before anybody said it.
        self._half: dict[Numbers, HalfReview] = {}
        self._offered = HalfReview(None, "")
        self._name = FlowingLabel(theme, scale=1.3, bold=True)
        self._number = PlainLabel(theme, scale=1.1, muted=True)
        self.open_button = NamedButton(
            theme, _("Open the lead"), tells=_("Show this lead on Today")
        )
        self.timeline = TimelineView(theme)
        self._likely = PlainLabel(theme, bold=True, tone=Tone.DUE_TODAY, wraps=True)
        self._because = PlainLabel(theme, tone=Tone.DUE_TODAY, wraps=True)
        self._why_due = FlowingLabel(theme, scale=0.9, muted=True)
        self._said = PlainLabel(theme, scale=0.9, muted=True, wraps=True)
        self.causes = ChoiceRow(theme, _("What was the cause?"), ANSWERS)
        self.note = QPlainTextEdit()
        self.notice = Notice(theme)
        self.sign_button = NamedButton(
            theme,
            SIGN,
            kind="primary",
            icon_name="check",
            shortcut="Ctrl+Return",
            tells=_("Sign off, and show the next one"),
        )
        self._least = 0
        self._build()
        self.open_button.clicked.connect(self._on_open_asked)
        self.sign_button.clicked.connect(self._on_sign_asked)

    def _build(self) -> None:
        theme = self._theme
        note = self.note
        note.setPlaceholderText(_("What happened, and what was done about it"))
        note.setAccessibleName(_("Note"))
        note.setTabChangesFocus(True)
        line = QFontMetrics(theme.font()).lineSpacing()
        note.setFixedHeight(NOTE_LINES * line + theme.px(4))
        whose = QWidget()
        names = FlowLayout(whose, theme.px(4))
        names.addWidget(self._name)
        names.addWidget(self._number)
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(whose, 1)
        head.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        self._box = TonedBox(theme, Tone.DUE_TODAY, padding=(4, 2))
        self._box.box.addWidget(self._likely)
        self._box.box.addWidget(self._because)
        keeps = PlainLabel(theme, KEEPS, scale=0.9, muted=True, wraps=True)
        feet = SideBySide(theme.px(4), (keeps, 1), (self.sign_button, 0))
        column = self.column
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        self._middle = self._build_middle()
        column.addWidget(self._middle, 1)
        column.addWidget(PlainLabel(theme, _("What was the cause?"), bold=True))
        column.addWidget(self.causes)
        column.addWidget(self.note)
        column.addWidget(self.notice)
        column.addLayout(feet)

    def _build_middle(self) -> QScrollArea:
        """What happened; where it is low this scrolls, and never the signing off."""
        middle, area = QWidget(), QScrollArea()
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, self._theme.px(1), 0)
        inside.setSpacing(self._theme.px(3))
        # The cause is what is decided about: it is seen even where this is low.
        inside.addWidget(self._box)
        inside.addWidget(self.timeline)
        inside.addWidget(self._why_due)
        inside.addWidget(self._said)
        inside.addStretch()
        area.setWidget(middle)
        area.setWidgetResizable(True)
        area.setAccessibleName(_("What happened"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ways = QSizePolicy.Policy
        area.setSizePolicy(ways.Preferred, ways.Ignored)
        middle.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        # Labels take their roles from the parent's ground; a viewport's is another one.
        middle.setBackgroundRole(QPalette.ColorRole.Window)
        return area

    @property
    def shown(self) -> Sequence[MissedCallback]:
        """What is shown: one, or those that are signed off together."""
        return self._shown

    @property
    def numbers(self) -> list[int]:
        """The numbers of the requests that are shown."""
        return list(map(_number_of, self._shown))

    @property
    def whose(self) -> str:
        """Who is shown, or how many."""
        return self._name.said()

    @property
    def typed(self) -> str:
        """The note as it would be kept."""
        return self.note.toPlainText()

    @property
    def why_due(self) -> str:
        """Why it was due then, as it is said."""
        return "" if self._why_due.isHidden() else self._why_due.said()

    @property
    def likely(self) -> str:
        """What is said of the likely cause."""
        return f"{self._likely.text()} {self._because.text()}"

    def show_callbacks(
        self, chosen: Sequence[MissedCallback], calendar: BusinessCalendar
    ) -> None:
        """Show one, or that several are chosen; a half-typed note stays."""
        same = list(map(_number_of, chosen)) == self.numbers
        self._keep_half()
        self._shown = chosen
        self.notice.hide()
        if not chosen:
            return
        one, alone = chosen[0], len(chosen) == 1
        told = one.promise.told
        self._name.say(
            told.name[:LONGEST_NAME]
            if alone
            else _("{count} chosen", count=len(chosen))
        )
        self._number.say(self._show_phone(told.phone, None) if alone else "")
        for part in (self.open_button, self.timeline, self._box, self._why_due):
            part.setVisible(alone)
        # Of several nothing is told: the room is for what is decided.
        least = self._theme.px(MIDDLE_HIGH) if alone else 0
        self._middle.setMinimumHeight(least)
        if alone:
            self.timeline.show_moments(one.timeline, calendar)
            cause = CAUSES[one.reason.cause]
            self._likely.say(
                _("Likely cause: {cause}", cause=f"{cause[0].lower()}{cause[1:]}")
            )
            self._because.say(" ".join(say_cause(one.promise, one.reason, calendar)))
            self._why_due.say(" ".join(say_promise(one.explained.steps)))
        self._show_review(one, calendar, alone=alone, same=same)
        self.sign_button.say(
            SIGN if alone else _("Sign {count} off", count=len(chosen))
        )

    def _show_review(
        self,
        one: MissedCallback,
        calendar: BusinessCalendar,
        *,
        alone: bool,
        same: bool,
    ) -> None:
        review = one.review if alone else None
        self._said.setVisible(review is not None)
        if review is not None:
            at = say_instant(calendar.local(review.at))
            self._said.say(_("Signed off by {by}, {at}.", by=review.by, at=at))
        if same:
            return
        likely = FITTING.get(one.reason.cause, one.reason.cause.value)
        held = review.cause if review is not None else likely
        self._offered = HalfReview(
            held if held in ANSWERS and alone else None,
            review.note if review is not None else "",
        )
        half = self._half.get(tuple(self.numbers), self._offered)
        self.causes.hold(half.cause)
        self.note.setPlainText(half.note)

    @property
    def half(self) -> dict[Numbers, HalfReview]:
        """What was said and not signed off, by what it is said of."""
        self._keep_half()
        return dict(self._half)

    def bring_back(self, half: Mapping[Numbers, HalfReview]) -> None:
        """Have at hand what was half said before, for when it is shown."""
        self._half = {**half, **self._half}

    def note_kept(self, numbers: Sequence[int], note: str) -> None:
        """These are signed off; what is typed since is not."""
        half = self._half.get(tuple(numbers))
        if half is not None and half.note == note:
            del self._half[tuple(numbers)]
        if self.numbers == list(numbers):
            self._offered = HalfReview(self.causes.held(), note)

    def _keep_half(self) -> None:
        if self._shown:
            said = HalfReview(self.causes.held(), self.note.toPlainText())
            if said != self._offered:
                self._half[tuple(self.numbers)] = said
            else:
                self._half.pop(tuple(self.numbers), None)

    def say_failure(self, error: Exception, signing: SigningOff) -> None:
        """Tell what stood in the way, and of whom; what was typed stays."""
        self.notice.say_failure(error)
        if signing.numbers != self.numbers:
            why, what_to_do = self.notice.sentence, self.notice.what_to_do
            count = len(signing.numbers)
            self.notice.say(
                _("{name} is not signed off: {why}", name=signing.whose, why=why)
                if count == 1
                else _(
                    "{count} chosen before are not signed off: {why}",
                    count=count,
                    why=why,
                ),
                what_to_do,
            )
        self._fit()

    def set_least_height(self, high: int) -> None:
        """Be at least so high, in pixels, and as high as all that cannot scroll."""
        self._least = high
        self._fit()

    def _fit(self) -> None:
        """Ask for what is needed at this width: answers may take several lines.

        Else a low page lays them over one another instead of scrolling.
        """
        needed = self.column.totalMinimumHeightForWidth(self.width())
        self.setMinimumHeight(max(self._least, needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width another height is needed."""
        super().resizeEvent(event)
        self._fit()

    def first_field(self) -> QWidget:
        """The answers."""
        return self.causes

    def _on_open_asked(self) -> None:
        if self._shown:
            self.lead_wanted.emit(self._shown[0].promise.told.lead_id)

    def _on_sign_asked(self) -> None:
        cause = self.causes.held()
        if cause is None:
            self.notice.say(_("Say first what the cause was."))
            self._fit()
            self.causes.focus()
        elif self._shown:
            self.signed.emit(cause, self.typed)


def _number_of(one: MissedCallback) -> int:
    return one.promise.told.request.request_id
