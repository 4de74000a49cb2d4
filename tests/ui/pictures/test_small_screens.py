"""Every dialog can be used on a small screen, in the languages beside English too."""

import subprocess
import sys

import pytest

from callback_desk.translation import ENGLISH, LANGUAGES

# English is looked at where every picture is.
OTHERS = [language for language in LANGUAGES if language != ENGLISH]


@pytest.mark.parametrize("language", OTHERS)
def test_no_dialog_is_cut_on_a_small_screen(language: str) -> None:
    looking = "tests.ui.pictures.small_screens"
    looked = subprocess.run(
        [sys.executable, "-m", looking, language],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert looked.stdout.splitlines() == []
    # They were there to be looked at.
    assert int(looked.stderr.split()[-2]) > 50
