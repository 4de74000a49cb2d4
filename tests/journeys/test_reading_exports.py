"""Exports of many products, known and unknown ones, come out as what they say."""

from pathlib import Path

import pytest

from callback_desk.domain.submission import Precision, Submission
from callback_desk.intake.csv_file import open_csv
from callback_desk.reference.phone_reader import PhoneReader
from tests.intake.opening import PRESETS
from tests.journeys.exports import (
    by_hand,
    more_lists,
    more_plugins,
    more_services,
    odd_ways,
    platforms,
    sheets_abroad,
    strangers,
    wordpress,
)
from tests.journeys.exports.export_case import Export

EXPORTS = [
    *wordpress.EXPORTS,
    *platforms.EXPORTS,
    *by_hand.EXPORTS,
    *odd_ways.EXPORTS,
    *more_plugins.EXPORTS,
    *more_services.EXPORTS,
    *more_lists.EXPORTS,
    *strangers.EXPORTS,
    *sheets_abroad.EXPORTS,
]
PHONES = PhoneReader("US")


def sent(submission: Submission) -> str | None:
    received = submission.received
    if received is None:
        return None
    text = received.value.isoformat()
    return text[:10] if received.precision is Precision.DAY else text


@pytest.mark.parametrize("export", EXPORTS, ids=[e.name for e in EXPORTS])
def test_an_export_comes_out_as_what_it_says(export: Export, tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_bytes(export.text.encode(export.encoding))
    file = open_csv(path, PRESETS)
    submissions = list(file.submissions())
    assert [
        (s.name, PHONES.read(s.phone_text).number, sent(s)) for s in submissions
    ] == [record[:3] for record in export.records]
    for submission, (*_, more) in zip(submissions, export.records, strict=True):
        why = submission.problem.why.value if submission.problem else None
        assert why == more.get("why")
        answers = more.get("answers", ())
        assert isinstance(answers, list | tuple)
        assert [part for part in answers if part not in submission.answers] == []
        for key in more.keys() - {"why", "answers"}:
            of = submission if hasattr(submission, key) else submission.source
            assert getattr(of, key) == more[key], key
    assert file.recognised_as == export.code
    assert file.reading.questions == export.questions


def test_there_are_as_many_as_were_asked_for() -> None:
    assert len(EXPORTS) >= 120
    assert len({export.name for export in EXPORTS}) == len(EXPORTS)
