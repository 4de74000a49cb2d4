"""Public holidays in the reader's language.

The library names those of the United States in English, and so are they stored: what a
deadline was reckoned by, and a calendar file's `open_on`, know them by these names.
Those of other countries that are not known (`holidays_abroad.py`), and the clinic's own
closures, are said as they stand.
"""

from collections.abc import Iterable

from callback_desk.domain.holiday_names import plain_name
from callback_desk.translation import ENGLISH, _, _later, said_now, spoken
from callback_desk.wording.holidays_abroad import ABROAD
from callback_desk.wording.people import say_list

NAMES = frozenset(
    {
        _later("Alaska Day"),
        _later("All Souls' Day"),
        _later("American Indian Heritage Day"),
        _later("American Samoa Flag Day"),
        _later("Arbor Day"),
        _later("Bennington Battle Day"),
        _later("Casimir Pulaski Day"),
        _later("Cesar Chavez Day"),
        _later("Christmas Day"),
        _later("Christmas Eve"),
        _later("Christmas Second Day"),
        _later("Citizenship Day"),
        _later("Columbus Day"),
        _later("Columbus Day / American Indian Heritage Day / Fraternal Day"),
        _later("Columbus Day and Puerto Rico Friendship Day"),
        _later("Commonwealth Covenant Day"),
        _later("Commonwealth Cultural Day"),
        _later("Confederate Memorial Day"),
        _later("Constitution Day"),
        _later("Day After Christmas"),
        _later("Day After Thanksgiving"),
        _later("Diwali"),
        _later("Dr. Martin Luther King Jr. / Civil Rights Day"),
        _later("Dr. Martin Luther King Jr. and Robert E. Lee's Birthdays"),
        _later("Easter Monday"),
        _later("Election Day"),
        _later("Emancipation Day"),
        _later("Emancipation Day In Texas"),
        _later("Epiphany"),
        _later("Family Day"),
        _later("Frances Xavier Cabrini Day"),
        _later("Friday After Thanksgiving"),
        _later("George Washington & Thomas Jefferson's Birthday"),
        _later("George Washington Day"),
        _later(
            "George Washington Day, Presidents' Day, and the Day of the Hero and "
            "the Illustrious Woman of Puerto Rico"
        ),
        _later(
            "George Washington Day, Presidents' Day, and the Day of the Women and "
            "Men Heroes of Puerto Rico"
        ),
        _later(
            "George Washington Day, Presidents' Day, and the Puerto Rican Heroes Day"
        ),
        _later("George Washington's Birthday and Daisy Gatson Bates Day"),
        _later("Good Friday"),
        _later("Guam Discovery Day"),
        _later("Holy Thursday"),
        _later("Inauguration Day"),
        _later("Independence Day"),
        _later("Indigenous Peoples' Day"),
        _later("Indigenous Peoples' Day / Columbus Day"),
        _later("Jefferson Davis Birthday"),
        _later("Juneteenth National Independence Day"),
        _later("Kamehameha Day"),
        _later("Labor Day"),
        _later("Lady of Camarin Day"),
        _later("Lee Jackson Day"),
        _later("Liberation Day (Guam)"),
        _later("Liberty Day"),
        _later("Lincoln's Birthday"),
        _later("Lincoln's and Washington's Birthdays"),
        _later("Lincoln/Washington Presidents' Day"),
        _later("Lyndon Baines Johnson Day"),
        _later("Manu'a Islands Cession Day"),
        _later("Mardi Gras"),
        _later("Martin Luther King Jr. / Idaho Human Rights Day"),
        _later("Martin Luther King Jr. Day"),
        _later("Martin Luther King Jr.'s Birthday"),
        _later("Martin Luther King, Jr & Robert E. Lee's Birthday"),
        _later("Memorial Day"),
        _later("Native American Heritage Day"),
        _later("Native Americans' Day"),
        _later("Nevada Day"),
        _later("New Year's Day"),
        _later("New Year's Eve"),
        _later("Patriots' Day"),
        _later("Pioneer Day"),
        _later("President's Day"),
        _later("Presidents Day"),
        _later("Presidents' Day"),
        _later("Primary Election Day"),
        _later("Prince Jonah Kuhio Kalanianaole Day"),
        _later("Puerto Rican Culture and Discovery of Puerto Rico Day"),
        _later("Puerto Rican Identity Day"),
        _later("Puerto Rico Constitution Day"),
        _later("Robert E. Lee's Birthday"),
        _later("San Jacinto Day"),
        _later("Seward's Day"),
        _later("State Holiday"),
        _later("Statehood Day"),
        _later("Susan B. Anthony Day"),
        _later("Texas Independence Day"),
        _later("Thanksgiving Day"),
        _later("Three Kings Day"),
        _later("Town Meeting Day"),
        _later("Transfer Day"),
        _later("Truman Day"),
        _later("Veterans Day"),
        _later("Victory Day"),
        _later("Washington and Lincoln Day"),
        _later("Washington's Birthday"),
        _later("Washington's and Lincoln's Birthday"),
        _later("Washington-Lincoln Day"),
        _later("West Virginia Day"),
        _later("White Sunday"),
        _later("Boxing Day"),
        _later("Lunar New Year"),
        _later("Eid al-Fitr"),
        _later("Eid al-Adha"),
    }
)
_KNOWN = NAMES | ABROAD
_BOTH = " and "


def say_holiday(name: str) -> str:
    """A day's name: a holiday's, two of them joined, or what the clinic calls it."""
    if spoken() == ENGLISH:
        return name
    plain = plain_name(name)
    if plain in _KNOWN:
        said = said_now(plain)
        return said if plain == name else _("{holiday} (observed)", holiday=said)
    one, both, other = name.partition(_BOTH)
    if both and {plain_name(one), plain_name(other)} <= _KNOWN:
        return say_list([say_holiday(one), say_holiday(other)])
    return name


def say_holidays(names: Iterable[str]) -> list[str]:
    """The names of several, in their order."""
    return list(map(say_holiday, names))
