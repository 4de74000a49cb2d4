"""The counts of a preview, each a filter of its list."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from callback_desk.domain.submission import Verdict
from callback_desk.translation import _, grouped
from callback_desk.ui.intake.verdict_view import LOOKS
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.counters import Counter
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.today.looks import SAFETY, Look
from callback_desk.wording.counting import say_records

ALL = "all"
_WORDS = {
    ALL: _("All"),
    SAFETY: _("Priority"),
    Verdict.NEW: _("New"),
    Verdict.REPEAT: _("Asked again"),
    Verdict.KNOWN: _("Known"),
    Verdict.NEEDS_LOOK: _("Needs a look"),
    Verdict.SKIPPED: _("Skipped"),
}
_LOOK_OF_ALL: tuple[str, Tone | None] = ("menu", None)


class VerdictCounter(Counter):
    """One count, exact however many there are."""

    def __init__(self, theme: Theme, kind: str) -> None:
        name, tone = LOOKS.get(kind, _LOOK_OF_ALL)
        look = Look(_WORDS[kind], name, tone or Tone.RESTING)
        super().__init__(theme, kind, look, say_records)

    def _shown_count(self) -> str:
        return grouped(self.count)


class VerdictFilters(QWidget):
    """`filter_changed` carries a verdict, "safety" or "all"."""

    filter_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Counts"))
        self.filter = ALL
        self._counters = {kind: VerdictCounter(theme, kind) for kind in _WORDS}
        flow = FlowLayout(self, theme.px(0.5))
        for counter in self._counters.values():
            flow.addWidget(counter)
            counter.pressed_for.connect(self._on_pressed_for)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_counts({}, 0)

    def counter(self, kind: str) -> VerdictCounter:
        """The counter of a verdict, "safety" or "all"."""
        return self._counters[kind]

    def show_counts(self, counts: Mapping[str, int], safety: int) -> None:
        """Show how many records there are of each verdict, and in danger."""
        shown = {**counts, SAFETY: safety, ALL: sum(counts.values())}
        for kind, counter in self._counters.items():
            count = shown.get(kind, 0)
            counter.show_count(count)
            is_there = bool(count) or kind == self.filter
            counter.setVisible(is_there and bool(shown[ALL]))
            counter.setChecked(kind == self.filter)

    def choose(self, kind: str) -> None:
        """Narrow the list to a kind, or to all."""
        self.filter = kind
        for counter in self._counters.values():
            counter.setChecked(counter.kind == kind)
        self.filter_changed.emit(kind)

    def _on_pressed_for(self, kind: str, pressed: bool) -> None:
        self.choose(kind if pressed else ALL)
