"""Whom a preview has met so far: nothing of a file is stored, so it keeps them in mind.

There may be a million. As objects, all of them would be gone through whenever garbage
is looked for and be let go of in one piece, and a window would stand still meanwhile.
So whoever is new is a few bytes, and they lie on many small heaps.
"""

import marshal
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from callback_desk.domain.submission import Precision
from callback_desk.services.on_file import Asking, PersonOnFile

_HEAPS = 256
_Packed = tuple[float, str, float, float, int, float, str, int, bool]


class PeopleBefore:
    """The people of earlier records by their numbers, and what these records said."""

    def __init__(self) -> None:
        self._new: list[dict[str, bytes]] = [{} for _ in range(_HEAPS)]
        # They may have several numbers, so that they cannot be told by one.
        self._stored: dict[str, list[PersonOnFile]] = {}
        self._sent: list[set[bytes]] = [set() for _ in range(_HEAPS)]

    def keep(
        self, people: Mapping[str, list[PersonOnFile]], sent: Iterable[bytes]
    ) -> None:
        """Keep people in mind by their numbers, and what was sent by fingerprint."""
        for phone, household in people.items():
            if all(person.is_new for person in household):
                packed = marshal.dumps([_pack(person) for person in household])
                self._new[hash(phone) % _HEAPS][phone] = packed
            else:
                self._stored[phone] = household
        for fingerprint in sent:
            self._sent[hash(fingerprint) % _HEAPS].add(fingerprint)

    def taken_out(self, phones: Iterable[str]) -> dict[str, list[PersonOnFile]]:
        """The people of those numbers that were met; each is kept again later."""
        found: dict[str, list[PersonOnFile]] = {}
        for phone in phones:
            packed = self._new[hash(phone) % _HEAPS].pop(phone, None)
            if packed is not None:
                household = marshal.loads(packed)  # noqa: S302 - packed here
                found[phone] = [_unpack(*one) for one in household]
            elif phone in self._stored:
                found[phone] = self._stored[phone]
        return found

    def sent_among(self, fingerprints: Collection[bytes]) -> set[bytes]:
        """Those of the fingerprints that were met."""
        sent = self._sent
        return {one for one in fingerprints if one in sent[hash(one) % _HEAPS]}

    def let_go(self) -> None:
        """Forget them heap by heap: others go on in between."""
        for new, sent in zip(self._new, self._sent, strict=True):
            new.clear()
            sent.clear()
        while self._stored:
            self._stored.popitem()


def _pack(person: PersonOnFile) -> tuple[str, list[_Packed]]:
    return person.name, [
        (
            asking.received_at.timestamp(),
            asking.precision.value,
            asking.due_at.timestamp(),
            asking.promised_due_at.timestamp(),
            asking.version,
            asking.due_from.timestamp(),
            asking.due_precision.value,
            asking.due_version,
            asking.moved,
        )
        for asking in person.askings
    ]


def _unpack(name: str, askings: list[_Packed]) -> PersonOnFile:
    return PersonOnFile(None, name, [_asking(*one) for one in askings], is_new=True)


def _asking(
    received_at: float,
    precision: str,
    due_at: float,
    promised_due_at: float,
    version: int,
    due_from: float,
    due_precision: str,
    due_version: int,
    moved: bool,
) -> Asking:
    return Asking(
        request_id=None,
        received_at=_instant(received_at),
        precision=Precision(precision),
        due_at=_instant(due_at),
        promised_due_at=_instant(promised_due_at),
        version=version,
        due_from=_instant(due_from),
        due_precision=Precision(due_precision),
        due_version=due_version,
        moved=moved,
    )


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
