"""Where the clinic is: country and state for the holidays, and its clock."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_edits import set_place
from callback_desk.domain.holiday_names import plain_name
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.draft import Edit
from callback_desk.ui.calendar.side_panel import SidePanel
from callback_desk.ui.first_run.choices import HolidayBook
from callback_desk.ui.first_run.closing_dates import Suggestion
from callback_desk.ui.first_run.closing_list import ClosingList
from callback_desk.ui.first_run.place import Choice, KnownPlace, by_name, look_up
from callback_desk.ui.first_run.place_panel import NO_REGION, country_name
from callback_desk.ui.first_run.time_zones import zones_of
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton

ABOUT = _(
    "Country and state name the holidays; the time zone is the clock of every deadline."
)
NO_COUNTRY = _("No public holidays")
FEW_LETTERS, LIST_HIGH = 8, 40


class PlacePanel(SidePanel):
    """Country, state, zone, and which of the place's holidays close the desk.

    Nothing goes into the draft until it is asked for: a change of country has other
    holidays, which are to be ticked first.
    """

    def __init__(self, theme: Theme, background: Background, book: HolidayBook) -> None:
        """Make the panel; the place is looked up when it is shown.

        Args:
            theme: its looks.
            background: where holidays are looked up.
            book: the holidays.
        """
        super().__init__(theme, _("Place"), ABOUT)
        self._background, self._book = background, book
        self._definition: CalendarDefinition | None = None
        self._today = date(1970, 1, 1)
        self._awaited: tuple[str | None, str | None] | None = None
        self.country, self.region, self.zone = (
            ChoiceBox(theme) for _unused in range(3)
        )
        self.closings = ClosingList(theme)
        self.closings.setMinimumHeight(theme.px(LIST_HIGH))
        self.notice = Notice(theme)
        self.take = NamedButton(theme, _("Show what this moves"))
        place = QHBoxLayout()
        place.setSpacing(theme.px(2))
        for name, box in (
            (_("Country"), self.country),
            (_("State or region"), self.region),
        ):
            box.setMinimumContentsLength(FEW_LETTERS)
            place.addWidget(LabelledField(theme, name, box), 1)
        self.column.addLayout(place)
        self.column.addWidget(LabelledField(theme, _("Time zone"), self.zone))
        self.column.addWidget(self.closings, 1)
        self.column.addWidget(self.notice)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.take)
        self.column.addLayout(buttons)
        self.country.activated.connect(self._on_country_chosen)
        self.region.activated.connect(self._on_region_chosen)
        self.take.clicked.connect(self._on_take)

    def focus(self) -> None:
        """Give the keys to the country."""
        self.country.setFocus()

    def show_place(self, definition: CalendarDefinition, today: date) -> None:
        """Show a calendar's place."""
        self._definition, self._today = definition, today
        country = definition.country
        codes = [country] if country else []
        self._offer_countries(codes, country)
        region = definition.subdivision
        _fill(self.region, [(region, region or NO_REGION)], region)
        self._offer_zones(country, definition.timezone)
        self._look_up(country, region)

    def _look_up(self, country: str | None, region: str | None) -> None:
        self._awaited = (country, region)
        self.notice.hide()
        self.take.setEnabled(False)
        self.closings.wait()
        self._background.run(
            partial(_look_up, self._book, country, region, self._today),
            self._on_looked_up,
            self._on_look_up_failed,
        )

    def _on_looked_up(self, known: KnownPlace) -> None:
        country = known.country or None
        self._offer_countries(list(known.countries), self.country.currentData())
        if (country, known.region) != self._awaited:
            return
        self._awaited = None
        regions = [(None, NO_REGION), *known.regions]
        _fill(self.region, regions, known.region)
        self.region.setEnabled(bool(known.regions))
        self.closings.show_suggestion(self._as_decided(known))
        self.take.setEnabled(True)

    def _on_look_up_failed(self, error: Exception) -> None:
        self._awaited = None
        self.closings.show_suggestion(Suggestion())
        self.notice.say_failure(error)

    def _as_decided(self, known: KnownPlace) -> Suggestion:
        """Tick what is decided already where the country is the same."""
        definition = self._definition
        suggestion = known.suggestion
        if definition is None or definition.country != known.country:
            return suggestion
        opened = {plain_name(name) for name in definition.open_on}
        closings = tuple(
            replace(closing, closed=closing.name not in opened)
            for closing in suggestion.closings
        )
        asked = {closing.name for closing in closings}
        unseen = frozenset(opened - asked)
        return Suggestion(closings, unseen)

    def _on_country_chosen(self) -> None:
        country = self.country.currentData()
        _fill(self.region, [(None, NO_REGION)], None)
        self.region.setEnabled(False)
        zones = {place.zone for place in zones_of(country)} if country else set()
        if self.zone.currentData() not in zones and zones:
            self._offer_zones(country, zones_of(country)[0].zone)
        self._look_up(country, None)

    def _on_region_chosen(self) -> None:
        self._look_up(self.country.currentData(), self.region.currentData())

    def _on_take(self) -> None:
        country = self.country.currentData()
        self.send(
            "place",
            _place_edit(
                str(self.zone.currentData()),
                country,
                self.region.currentData() if country else None,
                self.closings.open_on() if country else (),
            ),
        )

    def _offer_countries(self, codes: list[str], chosen: str | None) -> None:
        named = [(code, country_name(code)) for code in {*codes, chosen or ""} - {""}]
        entries: list[Choice] = [(None, NO_COUNTRY), *sorted(named, key=by_name)]
        _fill(self.country, entries, chosen)

    def _offer_zones(self, country: str | None, chosen: str) -> None:
        zones = zones_of(country) if country else []
        entries: list[Choice] = [(place.zone, place.words) for place in zones]
        if chosen not in {zone for zone, _unused in entries}:
            entries.insert(0, (chosen, chosen.replace("_", " ")))
        _fill(self.zone, entries, chosen)


def _look_up(
    book: HolidayBook, country: str | None, region: str | None, today: date
) -> KnownPlace:
    if country is None:
        return KnownPlace("", None, (), Suggestion(), tuple(book.countries()))
    return look_up(book, country, region, today, with_countries=True)


def _place_edit(
    zone: str, country: str | None, region: str | None, open_on: tuple[str, ...]
) -> Edit:
    def edit(definition: CalendarDefinition) -> CalendarDefinition:
        return set_place(definition, zone, country, region, open_on)

    return edit


def _fill(box: ChoiceBox, entries: list[Choice], chosen: str | None) -> None:
    """Put other entries into a box without telling anybody."""
    box.blockSignals(True)
    box.clear()
    for code, words in entries:
        box.addItem(words, code)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
