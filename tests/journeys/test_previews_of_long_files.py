"""A preview tells of a long file what its import then does, record by record."""

import random
from functools import partial
from pathlib import Path

import pytest

from callback_desk.domain.record import Record
from callback_desk.services.import_leads import (
    SourceSettings,
    import_file,
    preview_files,
)
from callback_desk.storage import met_people
from tests.desks import copy_desk, opened
from tests.journeys.test_importing_by_block import file_of

SETTINGS = SourceSettings()


def told(records: list[Record]) -> list[tuple[object, ...]]:
    return [(o.submission.row, o.verdict, o.problem, o.phone) for o in records]


def test_it_tells_the_same_of_more_people_than_it_keeps_in_mind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(met_people, "MOST_IN_MIND", 150)
    monkeypatch.setattr(met_people, "_AT_ONCE", 40)
    put_away: list[str] = []
    open_nameless = met_people._opened

    def noted() -> object:
        put_away.append("opened")
        return open_nameless()

    monkeypatch.setattr(met_people, "_opened", noted)
    dice = random.Random(11)  # noqa: S311 - chance, no secret
    files = [tmp_path / f"{name}.csv" for name in ("before", "first", "second")]
    first = file_of(dice, 700)
    for file, text in zip(
        files,
        # What stands there before, a long file, and one that has some of it again.
        (first[:9_000], first, file_of(dice, 500) + b"\n" + first[40_000:]),
        strict=True,
    ):
        file.write_bytes(text)
    with opened(copy_desk(tmp_path)) as desk:
        before, *others = [partial(desk.open_lead_file, file) for file in files]
        import_file(desk, before, SETTINGS)
        previews: list[list[Record]] = [[], []]
        hears = [(o, p.append) for o, p in zip(others, previews, strict=True)]
        reports = preview_files(desk, hears, SETTINGS)
        assert put_away == ["opened"]
        for opener, preview, report in zip(others, previews, reports, strict=True):
            imported: list[Record] = []
            assert import_file(desk, opener, SETTINGS, imported.append).counts == (
                report.counts
            )
            assert told(imported) == told(preview)
        assert all(
            sum(r.counts[verdict] for r in reports) > 50
            for verdict in ("new", "repeat", "known")
        )
