"""Who comes next where a clinician's narrowed list hides a record that is no lead."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from callback_desk.ui.safety import who_first
from callback_desk.ui.safety.who_first import WhoFirst
from callback_desk.wording.safety import ALL_SHOWN_AGAIN


class NarrowedPage:
    """A page whose list is narrowed to nobody; it notes whom it was led to."""

    def __init__(self) -> None:
        self.shown: list[int] = []
        self.search = SimpleNamespace(text=lambda: "somebody")
        self.counters = SimpleNamespace(filter=lambda: None, clear_filter=lambda: None)
        self.table = SimpleNamespace(entries=lambda: [], row_of=lambda _: None)
        self.show_lead = self.shown.append


def test_a_hidden_record_does_not_stand_before_a_hidden_lead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(who_first, "waits_for_review", lambda _: True)
    page, told = NarrowedPage(), list[str]()
    first = WhoFirst(
        cast("Any", None), cast("Any", page), cast("Any", object()), told.append
    )
    record = SimpleNamespace(lead_id=None, record_id=77)
    lead = SimpleNamespace(lead_id=9, record_id=None)
    first.look(cast("Any", SimpleNamespace(leads=(record, lead))))
    assert first.after(None, ()) is None
    assert page.shown == [9]
    assert told == [ALL_SHOWN_AGAIN]
