"""`python -m callback_desk`: the window without a word, else the commands."""

import gc
import sys

from callback_desk.language import choose_language
from callback_desk.translation import speak


def main() -> None:
    """Run the program and end with its exit code.

    Without a command the window opens; it must not wait for the commands' libraries.
    """
    # Before the first sentence is loaded: most of them are constants.
    speak(choose_language(sys.argv[1:]))
    if len(sys.argv) == 1:
        # What is loaded at the start stays: nobody need look through it for garbage.
        # The window collects on its own thread alone.
        gc.disable()
        from callback_desk.app import run_window

        sys.exit(run_window())
    from callback_desk.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
