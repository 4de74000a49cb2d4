"""Step 1: where the clinic is, by which clock it runs, and when it is closed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.ports import Clock
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.first_run.choices import HolidayBook
from callback_desk.ui.first_run.closing_dates import Suggestion
from callback_desk.ui.first_run.closing_list import ClosingList
from callback_desk.ui.first_run.place import Choice, KnownPlace, by_name, look_up
from callback_desk.ui.first_run.step_panel import StepPanel
from callback_desk.ui.first_run.time_zones import (
    computer_zone,
    keeps_clock,
    likeliest,
    zones_of,
)
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.places import say_place
from callback_desk.wording.times import say_instant

USUAL_COUNTRY = "US"
# The share of what is chosen, and of the days; in layout units, both alike up to there.
PLACE, DAYS, NARROW = 7, 12, 190
NO_REGION = _("All of the country")
STILL_LOOKING = _("The holidays are still being looked up. Try again in a moment.")
NOT_FOUND = _(
    "The holidays could not be looked up. You can add them later, in Calendar."
)


def country_name(code: str) -> str:
    """A country in words, in the language of the screen."""
    territory = QLocale.codeToTerritory(code)
    if territory == QLocale.Country.AnyTerritory:
        return code
    return say_place(QLocale.territoryToString(territory))


def computer_country() -> str:
    """The country that this computer is set to."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if len(code) == len(USUAL_COUNTRY) else USUAL_COUNTRY


class PlacePanel(StepPanel):
    """Country, state, time zone, and the closing dates of the year to come."""

    number = 1
    title = _("Where is the clinic?")
    about = _("So that deadlines follow your clock and skip the days you are closed.")

    def __init__(
        self, theme: Theme, background: Background, book: HolidayBook, clock: Clock
    ) -> None:
        """Build the step, and begin to look the usual place up.

        Args:
            theme: its looks.
            background: where holidays are looked up.
            book: the holidays.
            clock: the time, aware UTC.
        """
        super().__init__(theme)
        self._background, self._book, self._clock = background, book, clock
        self._computer_zone = computer_zone()
        self._awaited: tuple[str, str | None] | None = None
        self.country, self.region, self.zone = (
            ChoiceBox(theme) for _unused in range(3)
        )
        self._country = LabelledField(theme, _("Country"), self.country)
        self._region = LabelledField(theme, _("State or region"), self.region)
        self._zone = LabelledField(theme, _("Time zone"), self.zone)
        self.there_now = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self.numbers = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self.closings = ClosingList(theme)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.px(5))
        self._columns.addLayout(self._build_place(), PLACE)
        self._columns.addWidget(self.closings, DAYS)
        self.column.addLayout(self._columns, 1)
        self.country.currentIndexChanged.connect(self._on_country_chosen)
        self.region.currentIndexChanged.connect(self._on_region_chosen)
        self.zone.currentIndexChanged.connect(self._on_zone_chosen)
        usual = computer_country()
        self._offer_countries([usual], usual)
        self._offer_regions(())
        self._offer_zones(usual)
        self._look_up(usual, None, first=True)

    def _build_place(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(3.5))
        for field in (self._country, self._region, self._zone):
            column.addWidget(field)
        column.addWidget(self.there_now)
        column.addWidget(self.numbers)
        column.addStretch()
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow screen has no room to spare behind the days; zones are long."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW)
        self._columns.setStretch(0, DAYS if narrow else PLACE)

    def first_field(self) -> QWidget:
        """The country."""
        return self.country

    @property
    def is_known(self) -> bool:
        """Whether the holidays of the place have been looked up."""
        return self._awaited is None

    def check(self) -> bool:
        """Whether the holidays are there."""
        if not self.is_known:
            self.closings.say(STILL_LOOKING)
        return self.is_known

    @property
    def timezone(self) -> str:
        """The IANA name of the zone chosen."""
        return str(self.zone.currentData())

    @property
    def place(self) -> tuple[str | None, str | None]:
        """Country and subdivision; both None where no holidays are known."""
        if not self.closings.suggestion.closings:
            return None, None
        return str(self.country.currentData()), self._region_chosen()

    def say(self) -> str:
        """The place in words."""
        country = self.country.currentText()
        region = self.region.currentText() if self._region_chosen() else ""
        return f"{region}, {country}" if region else country

    def _region_chosen(self) -> str | None:
        code = self.region.currentData()
        return None if code is None else str(code)

    def _look_up(
        self, country: str, region: str | None, *, first: bool = False
    ) -> None:
        self._awaited = (country, region)
        self.closings.wait()
        today = self._clock().astimezone(zone_named(self.timezone)).date()
        self._background.run(
            partial(look_up, self._book, country, region, today, with_countries=first),
            self._on_looked_up,
            self._on_look_up_failed,
        )

    def _on_looked_up(self, known: KnownPlace) -> None:
        if known.countries:
            self._offer_countries(known.countries, str(self.country.currentData()))
        if (known.country, known.region) != self._awaited:
            return
        self._awaited = None
        if known.region is None and self.region.count() == 1:
            self._offer_regions(known.regions)
        self.closings.show_suggestion(known.suggestion)

    def _on_look_up_failed(self, error: Exception) -> None:
        self._awaited = None
        self.closings.show_suggestion(Suggestion())
        self.closings.say(NOT_FOUND)
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def _on_country_chosen(self) -> None:
        country = str(self.country.currentData())
        self._offer_regions(())
        self._offer_zones(country)
        self._look_up(country, None)

    def _on_region_chosen(self) -> None:
        self._look_up(str(self.country.currentData()), self._region_chosen())

    def _on_zone_chosen(self) -> None:
        there = self._clock().astimezone(zone_named(self.timezone))
        self.there_now.say(_("There it is {instant} now.", instant=say_instant(there)))

    def _say_numbers(self) -> None:
        """A country chosen by a slip would be noticed when nobody can be called."""
        country = str(self.country.currentData())
        said = [
            _(
                "Country of phone numbers without a +: {country}.",
                country=country_name(country),
            )
        ]
        is_here = keeps_clock(zones_of(country), self._computer_zone, self._clock())
        if not is_here:
            said.append(_("This computer’s clock is that of another country."))  # noqa: RUF001 - printed
        self.numbers.set_tone(None if is_here else Tone.DUE_TODAY, muted=is_here)
        self.numbers.say(" ".join(said))

    def _offer_countries(self, codes: Sequence[str], chosen: str) -> None:
        named = [(code, country_name(code)) for code in {*codes, chosen}]
        _fill(self.country, sorted(named, key=by_name), chosen)

    def _offer_regions(self, regions: Sequence[Choice]) -> None:
        _fill(self.region, [(None, NO_REGION), *regions], None)
        self.region.setEnabled(bool(regions))

    def _offer_zones(self, country: str) -> None:
        zones = zones_of(country)
        chosen = likeliest(zones, self._computer_zone, self._clock())
        entries: list[Choice] = [(place.zone, place.words) for place in zones]
        _fill(self.zone, entries, zones[chosen].zone)
        self._on_zone_chosen()
        self._say_numbers()


def _fill(box: ChoiceBox, entries: Sequence[Choice], chosen: str | None) -> None:
    """Put other entries into a box without telling anybody."""
    box.blockSignals(True)
    box.clear()
    for code, words in entries:
        box.addItem(words, code)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
