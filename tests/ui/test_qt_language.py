"""Qt speaks as we do; keys are called as they are printed on the keyboard."""

import subprocess
import sys

import pytest

# In a process of its own: what Qt has been told to speak stays for the next test.
SPEAKING = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from callback_desk.translation import speak
speak(sys.argv[1])
from callback_desk.ui.qt_language import clock_form, speak_in_qt
application = QApplication(["test", "-platform", "offscreen"])
speak_in_qt(application)
keys = QKeySequence("Ctrl+Shift+Del")
print(keys.toString(QKeySequence.SequenceFormat.PortableText))
print(keys.toString(QKeySequence.SequenceFormat.NativeText))
print(QCoreApplication.translate("QPlatformTheme", "Cancel"))
print(clock_form())
"""


@pytest.mark.parametrize(
    ("language", "cancel", "clock"),
    [("en", "Cancel", "h:mm AP"), ("es", "Cancelar", "h:mm ap")],
)
def test_keys_are_called_as_they_are_printed(
    language: str, cancel: str, clock: str
) -> None:
    command = [sys.executable, "-X", "utf8", "-c", SPEAKING, language]
    done = subprocess.run(command, capture_output=True, check=True)
    portable, native, said, form = done.stdout.decode("utf-8").split("\n")[:4]
    if sys.platform != "darwin":
        assert native == portable
    assert (said, form.strip()) == (cancel, clock)
