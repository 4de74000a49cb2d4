"""The data that ships: word lists and form products, read once when first needed."""

import gc
import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from callback_desk import __version__
from callback_desk.domain.interests import InterestWords
from callback_desk.domain.safety import SafetyWords
from callback_desk.intake.form_presets import FormPresets
from callback_desk.intake.mail_presets import MailPresets
from callback_desk.paths import resources


@cache
def safety_words() -> SafetyWords:
    """The word lists that ship."""
    return SafetyWords.from_tables(_tables("safety"))


@cache
def interest_words() -> InterestWords:
    """The words by which interests are told."""
    return InterestWords.from_tables([_table(resources() / "interests.toml")])


@cache
def words_for_good() -> tuple[SafetyWords, InterestWords]:
    """Both lists, which nobody need look through for garbage any more.

    Once: whatever is garbage at such a moment stays for good as well.
    """
    words = safety_words(), interest_words()
    gc.freeze()
    return words


@cache
def form_presets() -> FormPresets:
    """The form products that are known by their shape."""
    return FormPresets.from_folder(resources() / "forms")


@cache
def mail_presets() -> MailPresets:
    """The form products that are known by their mails."""
    return MailPresets.from_folder(resources() / "forms")


@cache
def reading_version() -> str:
    """What changes whenever this program may read a form otherwise than before."""
    sha256 = hashlib.sha256(__version__.encode())
    for path in sorted((resources() / "forms").glob("*.toml")):
        sha256.update(path.read_bytes())
    return sha256.hexdigest()


def _tables(folder: str) -> list[Mapping[str, object]]:
    return [_table(path) for path in sorted((resources() / folder).glob("*.toml"))]


def _table(path: Path) -> Mapping[str, object]:
    return tomllib.loads(path.read_text("utf-8"))
