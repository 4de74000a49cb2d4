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
        found = []
        blake2b = hashlib.blake2b
        for name, phone, message, answers, source, written in zip(
            plain.names,
            phones,
            plain.messages,
            plain.answers,
            plain.sources,
            plain.written,
            strict=True,
        ):
            told = "" if written or not answers else " ".join(answers.split())
            said = " ".join(message.split())
            whole = (
                f"{product}\x1f{named_form(product, source)}\x1f{phone}"
                f"\x1f{names[name]}\x1f{said}\x1f{told}\x1f\x1f{written}"
            )
            digest = blake2b(
                whole.encode("utf-8", "surrogatepass"), digest_size=FINGERPRINT_BYTES
            )
            found.append(digest.digest())
        if len(names) > _REMEMBERED:
            names.clear()
        return found
