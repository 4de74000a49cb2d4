"""Putting a judged block in its place: nearly all are people whom nobody knew.

Whoever's number stands alone in the block, belongs to no lead and is not barred is new,
and nothing about the others changes that. What came in before is known, whatever else
there is. All others go through `WhoIsWho` as ever.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from callback_desk.domain.import_ports import KeepsBlocks
from callback_desk.domain.judged_block import JudgedBlock, NewPeople, PlainPeople
from callback_desk.domain.ports import Work
from callback_desk.domain.record import Placed, Record
from callback_desk.services.among import Among
from callback_desk.services.block_judging import BlockJudge
from callback_desk.services.who_is_who import WhoIsWho


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """Where the records of a block go.

    Attributes:
        new: people whom nobody knew.
        known: plain records that came in before.
        placed: the others, in the order of the file.
        places: of those in the block.
    """

    new: NewPeople
    known: PlainPeople
    placed: list[Placed]
    places: list[int]


class KeptChunk(NamedTuple):
    """What was kept: records that were placed singly, and how many others."""

    placed: list[Placed]
    new: int = 0
    known: int = 0


def place_block(
    work: Work,
    people: WhoIsWho,
    judge: BlockJudge,
    judged: JudgedBlock,
    batch: int,
) -> PlacedBlock:
    """Tell who is new and what is known, and put the others to their leads."""
    plain = judged.plain
    phones = plain.phones
    theirs = [r.phone for r in judged.others.values() if r.phone is not None]
    known, removed = known_numbers(work, plain, batch)
    asking = [p for n, p in enumerate(phones) if n not in known] if known else phones
    # Whoever sent the same in this file has the same number, which is taken.
    taken = several_times([*phones, *theirs])
    taken |= {person.phone for person in work.leads.people_with(asking, batch)}
    taken |= work.imports.barred(asking)
    met = {number for number, phone in enumerate(phones) if phone in taken}
    met = (met - known) | removed
    others = dict(judged.others)
    for number in met:
        others[plain.columns.places[number]] = judge.record(judged, number)
    new = plain.but(met | known)
    places = sorted(others)
    among = Among(places, list(new.columns.places))
    placed = people.place([others[place] for place in places], judge.single.now, among)
    return PlacedBlock(
        NewPeople(judged, new, among.lead_ids, among.request_ids),
        plain.only(known),
        placed,
        places,
    )


def known_numbers(
    work: Work, plain: PlainPeople, batch: int
) -> tuple[set[int], set[int]]:
    """Which of plain records came in before, by their numbers.

    Returns:
        those, and of whom no text may be kept again, since they were removed.
    """
    told = plain.fingerprints
    here = work.imports.known_fingerprints(told, batch)
    if not here:
        return set(), set()
    known = {number for number, one in enumerate(told) if one in here}
    gone = blocks_of(work).removed_among(here)
    removed = {number for number in known if told[number] in gone} if gone else set()
    return known - removed, removed


def blocks_of(work: Work) -> KeepsBlocks:
    """The store of a work that takes records by the block."""
    if not isinstance(work.imports, KeepsBlocks):
        raise TypeError("this store takes no blocks")
    return work.imports


def several_times(values: Sequence[str]) -> set[str]:
    """Those that stand there more than once; nearly always there are few or none."""
    if len(set(values)) == len(values):
        return set()
    return {value for value, count in Counter(values).items() if count > 1}


def fingerprints_of(judged: list[Record] | JudgedBlock) -> list[bytes]:
    """What the records of a chunk are known by, each of them."""
    if isinstance(judged, list):
        return [record.fingerprint for record in judged]
    singly = [record.fingerprint for record in judged.others.values()]
    return judged.plain.fingerprints + singly


def keep_chunk(
    work: Work,
    people: WhoIsWho,
    judge: BlockJudge,
    judged: list[Record] | JudgedBlock,
    batch: int,
) -> KeptChunk:
    """Place and keep a chunk of a file."""
    zone = judge.single.zone.key
    if isinstance(judged, list):
        placed = people.place(judged, judge.single.now)
        work.imports.add_records(batch, placed, zone)
        return KeptChunk(placed)
    block = place_block(work, people, judge, judged, batch)
    blocks_of(work).add_block(
        *(batch, block.new, block.known, block.placed, block.places, zone)
    )
    new, known = len(block.new.people.phones), len(block.known.phones)
    return KeptChunk(block.placed, new, known)
