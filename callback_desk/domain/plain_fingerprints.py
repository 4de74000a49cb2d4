"""The fingerprints of plain records, many at once: the same as `record.fingerprint`."""

import hashlib
from typing import Final

from callback_desk.domain.person_name import name_words
from callback_desk.domain.record import FINGERPRINT_BYTES, named_form, stored_product
from callback_desk.domain.record_block import PlainColumns

_REMEMBERED: Final = 4_096


class PlainFingerprints:
    """Works fingerprints out; names come again and again, so their words are kept."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def of(
        self, plain: PlainColumns, phones: list[str], recognised_as: str
    ) -> list[bytes]:
        """The fingerprints of these records, of which each has a good number."""
        product = stored_product(recognised_as)
        names = self._names
        for name in set(plain.names) - names.keys():
            names[name] = " ".join(sorted(name_words(name)))
        # By their places in memory: they are few, and told apart much faster so.
        kinds = dict(zip(map(id, plain.sources), plain.sources, strict=True))
        of_form = {
            place: f"{product}\x1f{named_form(product, source)}\x1f"
            for place, source in kinds.items()
        }
        found = []
        # Half as dear as a new one each time.
        begin = hashlib.blake2b(digest_size=FINGERPRINT_BYTES).copy
        for name, phone, message, answers, place, written in zip(
            plain.names,
            phones,
            plain.messages,
            plain.answers,
            map(id, plain.sources),
            plain.written,
            strict=True,
        ):
            told = "" if written or not answers else _spaced(answers)
            whole = (
                f"{of_form[place]}{phone}\x1f{names[name]}\x1f{_spaced(message)}"
                f"\x1f{told}\x1f\x1f{written}"
            )
            digest = begin()
            digest.update(whole.encode("utf-8", "surrogatepass"))
            found.append(digest.digest())
        if len(names) > _REMEMBERED:
            names.clear()
        return found


def _spaced(text: str) -> str:
    """A text with one space between its words; most texts are such already."""
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(text.split())
