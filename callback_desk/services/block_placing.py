"""Putting a judged block in its place: nearly all are people whom nobody knew.

Whoever's number stands alone in the block, belongs to no lead and is not barred is new,
and nothing about the others changes that. All others go through `WhoIsWho` as ever.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from callback_desk.domain.import_ports import KeepsBlocks
from callback_desk.domain.judged_block import JudgedBlock, NewPeople
from callback_desk.domain.ports import Work
from callback_desk.domain.record import Placed, Record
from callback_desk.services.block_judging import BlockJudge
from callback_desk.services.who_is_who import Among, WhoIsWho


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """Where the records of a block go.

    Attributes:
        new: people whom nobody knew.
        placed: the others, in the order of the file.
        places: of those in the block.
    """

    new: NewPeople
    placed: list[Placed]
    places: list[int]


def place_block(
    work: Work,
    people: WhoIsWho,
    judge: BlockJudge,
    judged: JudgedBlock,
    batch: int,
) -> PlacedBlock:
    """Tell who is new, and put the others to their leads."""
    plain = judged.plain
    phones = plain.phones
    theirs = [r.phone for r in judged.others.values() if r.phone is not None]
    taken = several_times([*phones, *theirs])
    taken |= {person.phone for person in work.leads.people_with(phones, batch)}
    taken |= work.imports.barred(phones)
    # Whoever sent the same in this file has the same number, which is taken.
    known = work.imports.known_fingerprints(plain.fingerprints, batch)
    met = {number for number, phone in enumerate(phones) if phone in taken}
    if known:
        met |= {n for n, told in enumerate(plain.fingerprints) if told in known}
    others = dict(judged.others)
    for number in met:
        others[plain.columns.places[number]] = judge.record(judged, number)
    new = plain.but(met)
    places = sorted(others)
    among = Among(places, list(new.columns.places))
    placed = people.place([others[place] for place in places], judge.single.now, among)
    return PlacedBlock(
        NewPeople(judged, new, among.lead_ids, among.request_ids), placed, places
    )


def several_times(values: Sequence[str]) -> set[str]:
    """Those that stand there more than once; nearly always there are few or none."""
    if len(set(values)) == len(values):
        return set()
    return {value for value, count in Counter(values).items() if count > 1}


def keep_chunk(
    work: Work,
    people: WhoIsWho,
    judge: BlockJudge,
    judged: list[Record] | JudgedBlock,
    batch: int,
) -> tuple[list[Placed], int]:
    """Place and keep a chunk of a file.

    Returns:
        what was placed singly, and how many new people there are beside.
    """
    zone = judge.single.zone.key
    if isinstance(judged, list):
        placed = people.place(judged, judge.single.now)
        work.imports.add_records(batch, placed, zone)
        return placed, 0
    if not isinstance(work.imports, KeepsBlocks):
        raise TypeError("this store takes no blocks")
    block = place_block(work, people, judge, judged, batch)
    work.imports.add_block(batch, block.new, block.placed, block.places, zone)
    return block.placed, len(block.new.people.phones)
