"""Qt's own words in the language of this run, and how it and we write dates."""

import re

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from callback_desk.date_style import DateStyle, date_style, write_dates
from callback_desk.translation import ENGLISH, spoken

# Where Qt has the names of keys.
KEYS = "QShortcut"
# What stands in a form for itself, and the name of a weekday.
_NO_PART = re.compile(r"'[^']*'|d{3,}")


def speak_in_qt(application: QApplication) -> None:
    """Have Qt speak as we do. Where the clinic's computer stands says all else.

    Dates are written as this computer does until somebody's own choice is put on.
    """
    write_dates(system_style())
    system = QLocale.system()
    language = QLocale(spoken()).language()
    if system.language() != language:
        QLocale.setDefault(QLocale(language, system.territory()))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{spoken()}", folder):
        application.installTranslator(translator)
        application.installTranslator(_KeysAsPrinted(application))


class _KeysAsPrinted(QTranslator):
    """Leaves the names of keys alone: American keyboards have Ctrl and Shift on them.

    So do our own sentences.
    """

    def isEmpty(self) -> bool:
        """It knows something, or Qt would not ask."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """A key's own name; all else is left to the others."""
        return sourceText if context == KEYS else None


def date_locale() -> QLocale:
    """How a field writes a date: with the short names of months that we have.

    Spanish has "sept" for the ninth month everywhere but in Mexico.
    """
    if spoken() == ENGLISH:
        here = QLocale()
        if here.language() is not QLocale.Language.English:
            return here
        # As spelled in the United States: in Britain it is "Sept".
        return QLocale(here.language(), QLocale.Country.UnitedStates)
    return QLocale(QLocale(spoken()).language(), QLocale.Country.Mexico)


def clock_form() -> str:
    """A time of day in a field, as Qt writes forms: with AM and PM as we say them."""
    if date_style().whole_day:
        return "HH:mm"
    return "h:mm AP" if spoken() == ENGLISH else "h:mm ap"


def day_form() -> str:
    """A day without its year in a field: `Thu 2 Jul`, or `Thu Jul 2`."""
    return "ddd MMM d" if date_style().month_first else "ddd d MMM"


def date_form() -> str:
    """A date in a field: `Thu 2 Jul 2026`, or `Thu Jul 2, 2026`."""
    return f"{day_form()}{',' if date_style().month_first else ''} yyyy"


def system_style() -> DateStyle:
    """How this computer writes them; in the plain locale as scripts know it.

    Its clock is its user's; the month stands first only where both its user and the
    language of this run have it so: Spanish never has.
    """
    system = QLocale.system()
    if system.language() is QLocale.Language.C:
        return DateStyle()
    ours = QLocale(QLocale(spoken()).language(), system.territory())
    is_ours = ours.language() == system.language()
    short = system.timeFormat(QLocale.FormatType.ShortFormat)
    return DateStyle(
        whole_day="a" not in _NO_PART.sub("", short).lower(),
        month_first=_is_month_first(system) and (is_ours or _is_month_first(ours)),
    )


def _is_month_first(locale: QLocale) -> bool:
    """As a date is written out: a country may order its figures in another way."""
    form = _NO_PART.sub("", locale.dateFormat(QLocale.FormatType.LongFormat))
    return 0 <= form.find("M") < form.find("d")
