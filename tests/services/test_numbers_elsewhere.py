"""Where nearly no number of an import is the country's, it is told once."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from callback_desk.domain.submission import Verdict
from callback_desk.services.import_leads import SourceSettings
from callback_desk.services.import_preview import Preview, preview_import
from callback_desk.services.numbers_elsewhere import MOST_ASKED, NumbersElsewhere
from tests.services.fake_desk import FakeDesk, FakeFile, FakePhones, asks

GOOD, FOREIGN = "6465550188", "20 7946 0958"


@dataclass
class AbroadPhones(FakePhones):
    """Takes what is no number here for one of Britain, and remembers what was asked."""

    asked: list[str] = field(default_factory=list)

    def likelier_country(self, texts: Sequence[str]) -> str | None:
        """Britain."""
        self.asked += texts
        return "GB"


def preview_of(phones: FakePhones, *texts: str) -> Preview:
    people = [
        asks(row=row, phone_text=text, message=f"ask {row}")
        for row, text in enumerate(texts, 2)
    ]
    desk = replace(FakeDesk().desk, phones=phones)
    file = FakeFile(records=people)
    return preview_import(
        *(desk, [("leads.csv", lambda: file)], SourceSettings()),
        on_rows=lambda rows, share: None,
        should_stop=lambda: False,
    )


@pytest.mark.parametrize(
    ("texts", "is_told"),
    [
        ((FOREIGN,) * 3, True),
        ((FOREIGN,) * 2, False),  # two may be anybody's
        ((FOREIGN,) * 10 + (GOOD,), True),
        ((FOREIGN,) * 9 + (GOOD,), False),
        (("call me", "", "12") * 3, False),  # meant as no numbers
    ],
)
def test_nearly_all_must_be_none_of_the_country(
    texts: tuple[str, ...], is_told: bool
) -> None:
    told = preview_of(AbroadPhones(), *texts).elsewhere
    assert told == (NumbersElsewhere("US", "GB") if is_told else None)


def test_of_a_long_file_some_are_asked_about() -> None:
    phones = AbroadPhones()
    preview = preview_of(phones, *[FOREIGN] * 200)
    assert preview.counts[Verdict.NEEDS_LOOK] == 200
    assert len(phones.asked) == MOST_ASKED


def test_of_no_country_nothing_is_said() -> None:
    assert preview_of(FakePhones(), *[FOREIGN] * 5).elsewhere is None
