"""Qt's own words in the language of this run, and how it writes dates."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from callback_desk.translation import spoken


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
