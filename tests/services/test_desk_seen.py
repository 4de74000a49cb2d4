"""What a window hears of the shared desk: news, and not each part of a long file."""

from itertools import pairwise
from pathlib import Path

import pytest

from callback_desk.services import submission_chunks
from callback_desk.services.claims import look_at_desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome
from tests.desks import opened
from tests.storage.stored_desk import filled_desk

AT_A_TIME, PARTS = 2, 6


def test_parts_of_a_file_that_comes_in_are_no_news_but_a_call_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, file = filled_desk(tmp_path), tmp_path / "long.csv"
    rows = AT_A_TIME * submission_chunks.TOGETHER * PARTS
    people = [f"Person {n},212-555-{n:04}" for n in range(rows)]
    file.write_text("name,phone\n" + "\n".join(people) + "\n", "utf-8")
    monkeypatch.setattr(submission_chunks, "CHUNK", AT_A_TIME)
    with opened(path) as here, opened(path) as there, opened(path) as third:
        looks = [look_at_desk(here)]

        def look(seen: int, fraction: float | None) -> None:
            if len(looks) == 3:
                record_outcome(third, 1, Call("no_answer"))
            looks.append(look_at_desk(here))

        import_file(
            there,
            lambda: there.open_lead_file(file),
            SourceSettings(),
            on_progress=look,
        )
    news = [seen.shows_more_than(before) for before, seen in pairwise(looks)]
    # It began, the call, it is whole.
    assert news == [True, False, True, *[False] * (PARTS - 4), True]
    assert looks[-1].shown is None
