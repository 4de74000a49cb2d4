"""Qt speaks as we do; keys are called as they are printed on the keyboard."""

import os
import subprocess
import sys

import pytest

# In a process of its own: what Qt has been told to speak stays for the next test.
SPEAKING = """
import sys
from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from callback_desk.translation import speak
speak(sys.argv[1])
from callback_desk.ui.qt_language import clock_form, date_locale, speak_in_qt
application = QApplication(["test", "-platform", "offscreen"])
speak_in_qt(application)
keys = QKeySequence("Ctrl+Shift+Del")
print(keys.toString(QKeySequence.SequenceFormat.PortableText))
print(keys.toString(QKeySequence.SequenceFormat.NativeText))
print(QCoreApplication.translate("QPlatformTheme", "Cancel"))
print(clock_form())
print(date_locale().toString(QDate(2026, 9, 21), "ddd d MMM yyyy"))
"""


@pytest.mark.parametrize(
    ("language", "cancel", "clock", "day"),
    [
        ("en", "Cancel", "h:mm AP", "Mon 21 Sep 2026"),
        ("es", "Cancelar", "h:mm ap", "lun 21 sep 2026"),
    ],
)
def test_keys_are_called_as_they_are_printed(
    language: str, cancel: str, clock: str, day: str
) -> None:
    command = [sys.executable, "-X", "utf8", "-c", SPEAKING, language]
    done = subprocess.run(command, capture_output=True, check=True)
    told = [line.strip() for line in done.stdout.decode("utf-8").split("\n")]
    portable, native, said, form, named = told[:5]
    if sys.platform != "darwin":
        assert native == portable
    assert (said, form, named) == (cancel, clock, day)


STYLE = """
import sys
from callback_desk.translation import speak
speak(sys.argv[1])
from callback_desk.ui.qt_language import system_style
style = system_style()
print(24 if style.whole_day else 12, "Jul 2" if style.month_first else "2 Jul")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is no variable")
@pytest.mark.parametrize(
    ("locale", "language", "style"),
    [
        ("C", "en", "12 2 Jul"),
        ("en_US.UTF-8", "en", "12 Jul 2"),
        ("en_US.UTF-8", "es", "12 2 Jul"),
        ("en_GB.UTF-8", "en", "24 2 Jul"),
        ("es_ES.UTF-8", "en", "24 2 Jul"),
        ("es_US.UTF-8", "es", "12 2 Jul"),
        ("sv_SE.UTF-8", "en", "24 2 Jul"),
    ],
)
def test_dates_are_written_as_this_computer_does(
    locale: str, language: str, style: str
) -> None:
    command = [sys.executable, "-c", STYLE, language]
    environment = os.environ | {"LC_ALL": locale}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert done.stdout.decode().strip() == style
