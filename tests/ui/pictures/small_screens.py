"""What is cut of any dialog on a small screen: `… small_screens LANGUAGE [PART …]`.

In a process of its own, as a language is spoken from the start. Prints a line for each
thing that is cut; with `--draw FOLDER` each dialog is drawn as it stands there, too.
"""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from callback_desk.translation import LANGUAGES, speak
from tests.ui.pictures.__main__ import parts

# Of these parts no state is a dialog of ours.
WINDOWS_ALONE = {"calendar", "sign_in", "today_card", "today_list", "window", "import"}


def look(names: list[str], folder: Path | None) -> int:
    """Look at every dialog of some parts; how many were seen."""
    # Only here: what they load has its words in the language that is spoken then.
    from callback_desk.ui.background import Background
    from callback_desk.ui.collecting import Collecting
    from callback_desk.ui.framed_dialog import FramedDialog
    from callback_desk.ui.qt_language import speak_in_qt
    from callback_desk.ui.theme import Theme
    from tests.ui.walks.dialogs import cut_on_small_screens, on_small_screens

    application = QApplication(sys.argv[:1])
    speak_in_qt(application)
    theme, background = Theme(application, dark=False), Background()
    collecting, seen = Collecting(), 0
    for part in names:
        module = import_module(f"tests.ui.pictures.{part}_pictures")
        for name, widget in module.pictures(theme, background):
            if not isinstance(widget, FramedDialog):
                continue
            seen += 1
            for cut in cut_on_small_screens(widget):
                print(f"{part}, {name}: {cut}")
            if folder is not None:
                for size in on_small_screens(widget):
                    file = f"{part}-{name}-{size.width()}.png"
                    widget.grab().save(str(folder / file))
        del widget
    background.close()
    collecting.end()
    return seen


def main() -> None:
    """Tell of the parts that are named, or of all that have dialogs."""
    reader = argparse.ArgumentParser(prog="python -m tests.ui.pictures.small_screens")
    reader.add_argument("language", choices=LANGUAGES)
    reader.add_argument("part", nargs="*")
    reader.add_argument("--draw", type=Path)
    asked = reader.parse_args()
    speak(asked.language)
    every = [part.removesuffix("_pictures") for part in parts()]
    names = asked.part or [part for part in every if part not in WINDOWS_ALONE]
    print(look(names, asked.draw), "dialogs", file=sys.stderr)


if __name__ == "__main__":
    main()
