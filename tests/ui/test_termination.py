"""The system asks the program to end: no window holds that up."""

import os
import subprocess
import sys

import pytest

from tests.test_app import heed_signals


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals")
@pytest.mark.parametrize("stays", ["not even asked twice", "for a moment", "for ever"])
def test_a_dialog_that_is_doing_something_holds_up_no_end(stays: str) -> None:
    longest_ms = 400 if stays == "for ever" else 15_000
    program = (
        "import os, signal\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication, QDialog\n"
        "from callback_desk.ui import termination\n"
        f"termination.AGAIN_MS, termination.LONGEST_MS = 50, {longest_ms}\n"
        "class Busy(QDialog):\n"
        "    is_busy = True\n"
        "    def reject(self): return None if self.is_busy else super().reject()\n"
        "    def rest(self): self.is_busy = False\n"
        "application = QApplication([])\n"
        "application.setQuitOnLastWindowClosed(False)\n"
        "asked = termination.Termination(application)\n"
        "asked.heed()\n"
        "dialog = Busy()\n"
        "dialog.open()\n"
        f"if {stays == 'for a moment'}: QTimer.singleShot(100, dialog.rest)\n"
        f"if {stays.startswith('not')}: QTimer.singleShot(10, dialog.accept)\n"
        "QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGTERM))\n"
        "code = application.exec()\n"
        "asked.release()\n"
        "print(code, dialog.isVisible(), flush=True)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=12,
        preexec_fn=heed_signals,
    )
    assert run.stdout == f"0 {stays == 'for ever'}\n"
