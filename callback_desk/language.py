"""Which language this run speaks, told without Qt and before anything else is loaded.

The first of these that says one: the command's own need, the environment, what this
computer was told in its settings, the system. English where none of them is known.
"""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from callback_desk.paths import computer_settings, make_private_folder
from callback_desk.translation import ENGLISH, LANGUAGES

CHOSEN_BY = "CALLBACK_DESK_LANGUAGE"
# In the order in which the system asks for them.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_PLAIN = re.compile(r"(C|POSIX)(\.|$)")
_KEPT = "language"


class KeptLanguage:
    """The language that was chosen for this computer, in a small file of its own."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or computer_settings()

    def read(self) -> str | None:
        """Its code; None where the system's counts, or nothing usable is kept."""
        try:
            text = self._file.read_text("utf-8")
        except (OSError, ValueError):
            return None
        # Imported only where there is something to read: the start is light.
        import tomllib

        try:
            kept = tomllib.loads(text).get(_KEPT)
        except tomllib.TOMLDecodeError:
            return None
        return kept if isinstance(kept, str) and kept in LANGUAGES else None

    def keep(self, language: str | None) -> None:
        """Keep one for the next start; None is the system's.

        Raises:
            OSError: it cannot be written.
        """
        if language is None:
            self._file.unlink(missing_ok=True)
            return
        make_private_folder(self._file.parent)
        self._file.write_text(f'{_KEPT} = "{language}"\n', "utf-8")


def choose_language(
    arguments: Sequence[str],
    environment: Mapping[str, str] = os.environ,
    kept: KeptLanguage | None = None,
    system: Sequence[str] | None = None,
) -> str:
    """The language for a run.

    Args:
        arguments: what the program was started with. What asks for `--json` is another
            program: it is told everything in English, whoever uses the computer.
        environment: the variables of the environment.
        kept: what this computer keeps.
        system: the system's languages, the likeliest first; asked for if None.
    """
    if "--json" in arguments:
        return ENGLISH
    own = _known(environment.get(CHOSEN_BY, ""))
    chosen = own or (kept or KeptLanguage()).read()
    if chosen is not None:
        return chosen
    wanted = system_languages(environment) if system is None else system
    # Only the first counts: whoever wants a third language reads English, as before.
    return (_known(wanted[0]) if wanted else None) or ENGLISH


def system_languages(environment: Mapping[str, str]) -> list[str]:
    """What the system says that its user reads, the likeliest first."""
    said = [environment[name] for name in _LOCALE if environment.get(name)]
    # As gettext: whoever asks for the plain locale gets the words that scripts know.
    if said and _PLAIN.match(said[0]):
        return [ENGLISH]
    wanted = environment.get("LANGUAGE") or (said[0] if said else "")
    if wanted:
        return wanted.split(":")
    if sys.platform == "win32":
        import ctypes
        import locale

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return [locale.windows_locale.get(number, "")]
    if sys.platform == "darwin":
        import subprocess

        asking = ["/usr/bin/defaults", "read", "-g", "AppleLocale"]
        told = subprocess.run(asking, capture_output=True, text=True, check=False)  # noqa: S603 - the system's own
        return [told.stdout.strip()]
    return []


def _known(name: str) -> str | None:
    """The code of a shipped language, from a name such as `es_MX.UTF-8`."""
    code = name.replace("-", "_").split("_")[0].split(".")[0].lower()
    return code if code in LANGUAGES else None
