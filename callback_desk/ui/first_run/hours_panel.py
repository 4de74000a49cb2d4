"""Step 2: when the desk makes calls."""

from PySide6.QtWidgets import QGridLayout, QWidget

from callback_desk.domain.business_calendar import Span
from callback_desk.translation import _
from callback_desk.ui.first_run.day_hours import DayHours
from callback_desk.ui.first_run.desk_hours import NOON, open_spans, say_minute
from callback_desk.ui.first_run.step_panel import StepPanel
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.times import WEEKDAYS as SHORT_DAYS

WEEKDAYS = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")),
    *(_("Saturday"), _("Sunday")),
)
USUAL_OPEN_DAYS = 5
LUNCH_MINUTES = 60
NO_DAY = _("Tick at least one day on which somebody makes calls.")
ALL_LUNCH = _("Lunch takes up the whole of {day}.")


class HoursPanel(StepPanel):
    """A row a weekday, and a lunch that all of them share.

    Days nobody has touched follow Monday, so that one change does for the week.
    """

    number = 2
    title = _("When does the desk make calls?")
    about = _(
        "Only these hours count. The other days follow Monday until you change them."
    )

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.days = [
            DayHours(theme, name, is_open=index < USUAL_OPEN_DAYS)
            for index, name in enumerate(WEEKDAYS)
        ]
        self.lunch = DayHours(
            theme,
            _("Closed for lunch"),
            is_open=False,
            usual=(NOON, NOON + LUNCH_MINUTES),
            when_closed=_("No break"),
        )
        self._wrong = SpokenLabel(theme, tone=Tone.OVERDUE)
        self._wrong.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(3))
        grid.setVerticalSpacing(theme.px(1.5))
        for row, hours in enumerate((*self.days, self.lunch)):
            hours.place(grid, row + (hours is self.lunch))
            hours.changed.connect(self._on_hours_changed)
        grid.setRowMinimumHeight(len(self.days), theme.px(1))
        grid.setColumnStretch(grid.columnCount() - 1, 1)
        self.days[0].times_changed.connect(self._on_monday_changed)
        self.column.addLayout(grid)
        self.column.addWidget(self._wrong)
        self.column.addStretch()

    def first_field(self) -> QWidget:
        """Monday's tick."""
        return self.days[0].tick

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the week."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def check(self) -> bool:
        """Whether every day that is open has hours, and one is."""
        for hours in (*self.days, self.lunch):
            if not hours.check():
                return False
        week = self.week()
        if not any(week):
            opened = [hours for hours in self.days if hours.is_open]
            day = opened[0].name if opened else ""
            self._say_wrong(ALL_LUNCH.format(day=day) if opened else NO_DAY)
            (self.lunch.tick if opened else self.days[0].tick).setFocus()
            return False
        return True

    def week(self) -> tuple[tuple[Span, ...], ...]:
        """The desk hours per weekday, Monday first, in minutes of the day."""
        lunch = self.lunch.span if self.lunch.is_open else None
        return tuple(
            open_spans(hours.span, lunch) if hours.is_open and hours.span else ()
            for hours in self.days
        )

    def say(self) -> str:
        """The week in words, days alike taken together."""
        runs: list[tuple[str, str, Span]] = []
        for short, hours in zip(SHORT_DAYS, self.days, strict=True):
            if not hours.is_open or hours.span is None:
                runs.append(("", "", (0, 0)))
            elif runs and runs[-1][2] == hours.span:
                runs[-1] = (runs[-1][0], short, hours.span)
            else:
                runs.append((short, short, hours.span))
        said = [
            f"{_say_days(first, last)} {_say_span(span)}"
            for first, last, span in runs
            if first
        ]
        if self.lunch.is_open and self.lunch.span is not None:
            said.append(_("closed for lunch {span}", span=_say_span(self.lunch.span)))
        return "; ".join(said)

    def _say_wrong(self, sentence: str) -> None:
        self._wrong.say(sentence)
        self._wrong.setVisible(bool(sentence))

    def _on_hours_changed(self) -> None:
        self._say_wrong("")

    def _on_monday_changed(self) -> None:
        span = self.days[0].span
        if span is not None:
            for hours in self.days[1:]:
                hours.follow(span)


def _say_span(span: Span) -> str:
    first, last = map(say_minute, span)
    return _("{first} to {last}", first=first, last=last)


def _say_days(first: str, last: str) -> str:
    return first if first == last else _("{first} to {last}", first=first, last=last)
