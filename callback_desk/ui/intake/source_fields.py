"""What staff say of all files together: what they are counted as, and their zone."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.services.import_leads import SourceSettings
from callback_desk.translation import _
from callback_desk.ui.first_run.time_zones import UNIVERSAL, zones_of
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.people import visible
from callback_desk.wording.places import say_place

LONGEST_SOURCE = 80
# Typing is looked at once it pauses.
PAUSE_MS = 400
SOURCE_WIDE, ZONE_LETTERS = 40, 18
AS_IN_FILE = _("as the file says")


class SourceFields(QWidget):
    """`changed` follows when either says something else.

    `settled` carries False at once while somebody types: that is looked at when it
    pauses, and nothing may be imported without it.
    """

    changed = Signal()
    settled = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.source, self.zone = QLineEdit(), ChoiceBox(theme)
        self._zones: list[str | None] = [None]
        self._filling = False
        self._pausing = QTimer(self)
        self._pausing.setSingleShot(True)
        self._pausing.setInterval(PAUSE_MS)
        self.source.setMaxLength(LONGEST_SOURCE)
        self.source.setPlaceholderText(AS_IN_FILE)
        self.source.setAccessibleName(_("Count it in reports as"))
        hint = self.source.fontMetrics().horizontalAdvance(AS_IN_FILE)
        self.source.setMinimumWidth(max(theme.px(SOURCE_WIDE), hint + theme.px(8)))
        self.zone.setAccessibleName(_("Times without a zone are in"))
        self.zone.setToolTip(_("Times that are written without a zone are in this one"))
        self.source.setToolTip(_("The name under which reports count these leads"))
        self.zone.setMinimumContentsLength(ZONE_LETTERS)
        self._flow = FlowLayout(self, theme.px(2))
        self.add(_("Count it as"), self.source)
        self.add(_("Times are in"), self.zone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.source.textEdited.connect(self._on_source_edited)
        self._pausing.timeout.connect(self.changed)
        self.zone.currentIndexChanged.connect(self._on_zone_chosen)

    def add(self, words: str, field: QWidget) -> None:
        """Add a field with its word before it, or what has words of its own."""
        if not words:
            self._flow.addWidget(field)
            return
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, self._theme.px(2), 0)
        row.setSpacing(self._theme.px(1.5))
        row.addWidget(PlainLabel(self._theme, words, muted=True))
        row.addWidget(field)
        self._flow.addWidget(pair)

    def settings(self) -> SourceSettings:
        """What they say."""
        return SourceSettings(
            self._zones[max(0, self.zone.currentIndex())],
            self.source.text().strip() or None,
        )

    @property
    def is_typing(self) -> bool:
        """Whether something is typed that nobody has looked at yet."""
        return self._pausing.isActive()

    def begin(self) -> None:
        """Another source is looked at: nothing was said of it."""
        self._pausing.stop()
        self._filling = True
        self.source.clear()
        if self.zone.count():
            self.zone.setCurrentIndex(0)
        self._filling = False

    def show_said(
        self, calendar: BusinessCalendar, zone: str | None, source: str | None
    ) -> None:
        """Show what counts: said now, else what is remembered of files like these."""
        settings = self.settings()
        zone, source = settings.zone or zone, settings.source_name or source
        self._filling = True
        self._offer_zones(calendar, zone)
        if not self.source.text() and source:
            self.source.setText(visible(source[:LONGEST_SOURCE]))
        self.zone.setCurrentIndex(self._zones.index(zone) if zone else 0)
        self._filling = False

    def _offer_zones(self, calendar: BusinessCalendar, also: str | None) -> None:
        offered = zones_offered(calendar, also)
        zones = [zone for zone, _unused in offered]
        if zones != self._zones or not self.zone.count():
            self._zones = zones
            self.zone.clear()
            self.zone.addItems([words for _unused, words in offered])

    def _on_source_edited(self) -> None:
        self._pausing.start()
        self.settled.emit(False)

    def _on_zone_chosen(self) -> None:
        if not self._filling:
            self.changed.emit()


def zones_offered(
    calendar: BusinessCalendar, also: str | None
) -> list[tuple[str | None, str]]:
    """The zones to choose from in words: the clinic's, its country's, UTC.

    Args:
        calendar: the clinic's.
        also: one that must be among them, or None.
    """
    definition = calendar.definition
    own = _("{city} (the clinic’s)", city=_city(definition.timezone))  # noqa: RUF001 - printed
    offered: list[tuple[str | None, str]] = [(None, own)]
    offered += [
        (place.zone, place.words)
        for place in zones_of(definition.country or "")
        if place.zone != UNIVERSAL
    ]
    offered.append((UNIVERSAL, "UTC"))
    if also is not None and also not in [zone for zone, _unused in offered]:
        offered.append((also, also))
    return offered


def _city(zone: str) -> str:
    return say_place(zone.rpartition("/")[2].replace("_", " "))
