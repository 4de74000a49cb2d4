"""Claims and owners in memory; what else a day shares is tested on a real desk."""

# ruff: noqa: D102 - the ports say what each method does

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from callback_desk.domain.call_sheet import PrintedSheet
from callback_desk.domain.claim import Claim
from callback_desk.domain.notice import Notice
from tests.services.fake_stored import Stored


class FakeClaims:
    """Who has which lead open."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def standing(self, now: datetime) -> list[Claim]:
        return [c for c in self._stored.claims.values() if c.holds(now)]

    def of_lead(self, lead_id: int, now: datetime) -> Claim | None:
        return next((c for c in self.standing(now) if c.lead_id == lead_id), None)

    def hold(self, claim: Claim, now: datetime) -> None:
        self._stored.claims[claim.lead_id] = claim

    def free(self, lead_id: int, opening: str) -> None:
        claim = self._stored.claims.get(lead_id)
        if claim is not None and claim.opening == opening:
            del self._stored.claims[lead_id]

    def free_all(self, opening: str) -> None:
        for lead_id in list(self._stored.claims):
            self.free(lead_id, opening)

    def free_of_staff(self, staff_id: int) -> None:
        kept = self._stored.claims.items()
        self._stored.claims = {n: c for n, c in kept if c.staff_id != staff_id}


class FakeOwners:
    """Who looks after which lead."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def of(self, lead_ids: Collection[int]) -> dict[int, int]:
        return {n: o for n, o in self._stored.owners.items() if n in lead_ids}

    def given_since(self, lead_id: int, since: datetime) -> int | None:
        raise NotImplementedError("when a lead was given is asked of a real desk")

    def leads_of(self, staff_id: int) -> list[int]:
        return [n for n, owner in self._stored.owners.items() if owner == staff_id]

    def agreed_with(self, staff_id: int) -> list[int]:
        raise NotImplementedError("who agreed a call is asked of a real desk")

    def set(self, owners: Mapping[int, int | None], by: int, at: datetime) -> None:
        for lead_id, owner in owners.items():
            self._stored.owners.pop(lead_id, None)
            if owner is not None:
                self._stored.owners[lead_id] = owner


class FakeNotices:
    """The desk's notice line."""

    def newest(self) -> Notice | None:
        raise NotImplementedError("notices are tested on a real desk")

    def set(self, text: str, staff_id: int, at: datetime) -> int:
        raise NotImplementedError("notices are tested on a real desk")

    def dismiss(self, notice_id: int, staff_id: int) -> None:
        raise NotImplementedError("notices are tested on a real desk")

    def is_dismissed(self, notice_id: int, staff_id: int) -> bool:
        raise NotImplementedError("notices are tested on a real desk")


class FakeCallSheets:
    """The call sheets that were printed."""

    def add(self, lead_ids: Sequence[int], staff_id: int, at: datetime) -> int:
        raise NotImplementedError("sheets are tested on a real desk")

    def sheet(self, sheet_id: int) -> PrintedSheet | None:
        raise NotImplementedError("sheets are tested on a real desk")

    def newest(self) -> PrintedSheet | None:
        raise NotImplementedError("sheets are tested on a real desk")


class FakeDeskNumbers:
    """Settings that are a number each."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def number(self, name: str, otherwise: int) -> int:
        return self._stored.desk_numbers.get(name, otherwise)

    def set_number(self, name: str, number: int) -> None:
        self._stored.desk_numbers[name] = number
