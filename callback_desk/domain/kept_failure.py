"""A failure that is kept for whoever looks later, in whatever language they read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from callback_desk.domain.errors import DeskError
from callback_desk.translation import in_english, said_now

WORDS: Final = frozenset(
    {"reason", "remedy", "right", "what", "really", "problem", "provider"}
)
"""Fields of failures that hold words of ours, not names and numbers."""


@dataclass(frozen=True, slots=True)
class KeptFailure:
    """A failure as it is stored: its code and its facts, never a ready sentence.

    Attributes:
        kept: that as JSON, its words in English; or the two sentences as they stood,
            where an older version kept it.
    """

    kept: str

    @property
    def said(self) -> str:
        """What happened and what to do, in the language of this run."""
        stored = _stored(self.kept)
        if stored is None:
            return self.kept
        known = {one.code: one for one in _children(DeskError)}
        found = known.get(str(stored.get("code")))
        fields = stored.get("fields")
        if found is None or not isinstance(fields, Mapping):
            return str(stored.get("english", ""))
        words = {name: _now(name, told) for name, told in fields.items()}
        try:
            # Its forms alone are asked for: some failures are made of other things.
            happened = found.sentence_form.format(**words)
            return f"{happened} {found.what_to_do_form.format(**words)}"
        except (LookupError, ValueError):
            # A newer version tells other facts of it.
            return str(stored.get("english", ""))


def keep_failure(error: DeskError) -> KeptFailure:
    """A failure as it is to be kept."""
    fields = {name: _plain(name, told) for name, told in error.fields.items()}
    forms = error.sentence_form, error.what_to_do_form
    english = " ".join(in_english(form).format(**fields) for form in forms)
    told = {"code": error.code, "fields": fields, "english": english}
    return KeptFailure(json.dumps(told))


def _plain(name: str, told: object) -> object:
    """A fact as JSON takes it, words of ours in English."""
    if isinstance(told, int | float | None):
        return told
    text = str(told).encode("utf-8", "replace").decode("utf-8")
    return in_english(text) if name in WORDS else text


def _now(name: str, told: object) -> object:
    return said_now(told) if name in WORDS and isinstance(told, str) else told


def _stored(kept: str) -> Mapping[str, object] | None:
    if not kept.startswith('{"code"'):
        return None
    try:
        stored = json.loads(kept)
    except ValueError:
        return None
    return stored if isinstance(stored, Mapping) else None


def _children(of: type[DeskError]) -> Iterator[type[DeskError]]:
    yield of
    for child in of.__subclasses__():
        yield from _children(child)
