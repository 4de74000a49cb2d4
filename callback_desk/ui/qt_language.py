"""Qt's own words in the language of this run, and how it writes dates."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from callback_desk.translation import ENGLISH, spoken

# Where Qt has the names of keys.
KEYS = "QShortcut"


def speak_in_qt(application: QApplication) -> None:
    """Have Qt speak as we do. Where the clinic's computer stands says all else."""
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
        return QLocale()
    return QLocale(QLocale(spoken()).language(), QLocale.Country.Mexico)


def clock_form() -> str:
    """A time of day in a field, as Qt writes forms: with AM and PM as we say them."""
    return "h:mm AP" if spoken() == ENGLISH else "h:mm ap"
