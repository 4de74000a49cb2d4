"""Writing the file anew: stopped in the middle, it is as it was."""

from pathlib import Path

import pytest

from callback_desk.domain.stopping import Stopped
from tests.desks import opened
from tests.storage.stored_desk import filled_desk, rows_of

# So much that SQLite takes many steps over it.
NOTES = 4_000


def test_it_is_asked_in_the_middle_and_ends_there(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    asked: list[None] = []

    def heed() -> None:
        asked.append(None)
        if len(asked) > 1:
            raise Stopped

    with opened(path) as desk:
        with desk.open_work() as work:
            notes = {number: "a note " * 9 for number in range(1_000, 1_000 + NOTES)}
            work.half_typed.keep(1, notes, desk.now(), beside=False)
            work.commit()
        with pytest.raises(Stopped):
            desk.open_work.rewrite(heed)
        assert len(asked) == 2
        # The same connection goes on, and is asked no more.
        desk.open_work.rewrite()
        assert len(asked) == 2
    assert rows_of(path, "SELECT count(*) FROM half_typed_notes") == [(NOTES,)]
