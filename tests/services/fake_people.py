"""Who leads are, in memory; joining is tested on a real desk."""

# ruff: noqa: D102 - the ports say what each method does

from collections.abc import Collection
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from callback_desk.domain.lead_identity import (
    Edited,
    Join,
    LeadEdit,
    NumberState,
    OtherNumber,
)
from callback_desk.domain.lead_search import FoundLead
from callback_desk.domain.reach import Reach, ToldReach, Written

if TYPE_CHECKING:
    from tests.services.fake_stored import Stored


@dataclass
class FakeStoredPeople:
    """What is stored of people."""

    reach: list[tuple[int, ToldReach]] = field(default_factory=list)
    numbers: dict[int, tuple[int, OtherNumber]] = field(default_factory=dict)
    edits: list[tuple[int, LeadEdit]] = field(default_factory=list)

    def copied(self) -> "FakeStoredPeople":
        return FakeStoredPeople(copy(self.reach), copy(self.numbers), copy(self.edits))


class FakePeople:
    """Who leads are, and how to reach them."""

    def __init__(self, stored: "Stored") -> None:
        self._stored, self._people = stored, stored.people

    def _by(self, staff_id: int) -> str:
        return next(s.name for s in self._stored.staff if s.staff_id == staff_id)

    def reach(self, lead_ids: Collection[int]) -> dict[int, ToldReach]:
        return {of: told for of, told in self._people.reach if of in lead_ids}

    def reach_told(self, lead_id: int) -> list[ToldReach]:
        return [told for of, told in self._people.reach if of == lead_id]

    def tell_reach(
        self,
        lead_id: int,
        reach: Reach,
        at: datetime,
        staff_id: int,
        join_id: int | None = None,
    ) -> None:
        told = ToldReach(reach, at, self._by(staff_id))
        self._people.reach.append((lead_id, told))

    def numbers(self, lead_id: int) -> list[OtherNumber]:
        return [
            number
            for of, number in self._people.numbers.values()
            if of == lead_id and number.state is not NumberState.REMOVED
        ]

    def add_number(
        self,
        lead_id: int,
        phone: str,
        extension: str | None,
        state: NumberState,
        at: datetime,
        staff_id: int,
    ) -> int:
        number_id = len(self._people.numbers) + 1
        number = OtherNumber(number_id, phone, extension, state)
        self._people.numbers[number_id] = lead_id, number
        return number_id

    def mark_number(self, number_id: int, state: NumberState) -> None:
        of, number = self._people.numbers[number_id]
        self._people.numbers[number_id] = of, replace(number, state=state)

    def rename(self, lead_id: int, name: str) -> None:
        lead = self._stored.leads[lead_id]
        lead.person = replace(lead.person, name=name)

    def set_number(self, lead_id: int, phone: str, extension: str | None) -> None:
        lead = self._stored.leads[lead_id]
        lead.person = replace(lead.person, phone=phone)
        lead.extension = extension

    def edits(self, lead_id: int) -> list[LeadEdit]:
        return [edit for of, edit in self._people.edits if of == lead_id]

    def add_edit(
        self,
        lead_id: int,
        what: Edited,
        before: str,
        after: str,
        at: datetime,
        staff_id: int,
        attempt_id: int | None = None,
    ) -> None:
        number, by = len(self._people.edits) + 1, self._by(staff_id)
        edit = LeadEdit(number, at, by, what, before, after, attempt_id)
        self._people.edits.append((lead_id, edit))

    def words(self, lead_ids: Collection[int]) -> dict[int, list[Written]]:
        words: dict[int, list[Written]] = {}
        for _, placed in reversed(self._stored.records):
            sent = placed.record.submission
            said = f"{sent.message}\n{sent.answers}"
            if placed.lead_id in lead_ids and placed.lead_id and said.strip():
                at = placed.record.received_at
                written = Written(at, said, at)
                words.setdefault(placed.lead_id, []).append(written)
        return words

    def tried_since(
        self, since: datetime, codes: Collection[str], limit: int
    ) -> list[tuple[FoundLead, datetime]]:
        raise NotImplementedError("who was tried is looked up on a real desk")

    def given_at(self, lead_id: int, at: datetime) -> set[str]:
        raise NotImplementedError("splitting is tested on a real desk")

    def joins(self, lead_id: int) -> list[Join]:
        return []

    def join(self, into: int, lead_id: int, at: datetime, staff_id: int) -> int:
        raise NotImplementedError("joining is tested on a real desk")

    def split(self, join_id: int, at: datetime, staff_id: int) -> None:
        raise NotImplementedError("splitting is tested on a real desk")
