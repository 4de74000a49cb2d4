"""Draws every page and state to PNG: `python -m tests.ui.pictures FOLDER`.

Light, dark, and both at 200 %; the states of a page that is narrow have names of their
own. English, unless `--language es` is said. They are for a human eye: open them.
"""

import argparse
import importlib
import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from callback_desk.translation import ENGLISH, LANGUAGES, speak

SCHEMES = {"light": False, "dark": True}
SCALES = {"100": "1", "200": "2"}


def parts() -> list[str]:
    """The modules that draw something."""
    found = Path(__file__).parent.glob("*_pictures.py")
    return sorted(path.stem for path in found)


def draw(
    folder: Path, scheme: str, scale: str, names: list[str], *, strong: bool
) -> int:
    """Draw the parts in one scheme at this process's scale; how many pictures."""
    # Only here: what they load has its words in the language that is spoken then.
    from callback_desk.ui.background import Background
    from callback_desk.ui.collecting import Collecting
    from callback_desk.ui.qt_language import speak_in_qt
    from callback_desk.ui.theme import Theme

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    speak_in_qt(application)
    theme = Theme(application, dark=SCHEMES[scheme], strong=strong)
    background = Background()
    collecting = Collecting()
    drawn = 0
    for part in names:
        module = importlib.import_module(f"tests.ui.pictures.{part}")
        for name, widget in module.pictures(theme, background):
            place = folder / part.removesuffix("_pictures")
            place.mkdir(parents=True, exist_ok=True)
            # What was just said may have asked for more room, and gets it here.
            for _layout in range(3):
                application.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            picture = widget.grab()
            if not picture.save(str(place / f"{name}-{scheme}-{scale}.png")):
                raise OSError(f"{name} could not be saved")
            drawn += 1
        # The last window of each part is held by nothing any more, and is collected.
        del widget
    background.close()
    collecting.end()
    return drawn


def main() -> None:
    """Draw everything, one process for each scheme and scale."""
    reader = argparse.ArgumentParser(prog="python -m tests.ui.pictures")
    reader.add_argument("folder", type=Path)
    reader.add_argument("part", nargs="*", help=f"of {', '.join(parts())}")
    reader.add_argument("--language", choices=LANGUAGES, default=ENGLISH)
    reader.add_argument("--contrast", action="store_true", help="more of it")
    reader.add_argument("--one", nargs=2, metavar=("SCHEME", "SCALE"))
    asked = reader.parse_args()
    names = [f"{part.removesuffix('_pictures')}_pictures" for part in asked.part]
    if asked.one:
        speak(asked.language)
        scheme, scale = asked.one
        names = names or parts()
        print(draw(asked.folder, scheme, scale, names, strong=asked.contrast))
        return
    for scheme in SCHEMES:
        for scale, factor in SCALES.items():
            subprocess.run(
                [
                    *(sys.executable, "-m", "tests.ui.pictures", str(asked.folder)),
                    *names,
                    *("--one", scheme, scale, "--language", asked.language),
                    *(["--contrast"] if asked.contrast else []),
                ],
                check=True,
                env=os.environ | {"QT_SCALE_FACTOR": factor},
            )


if __name__ == "__main__":
    main()
