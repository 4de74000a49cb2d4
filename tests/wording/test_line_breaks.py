"""Times, dates, spans and numbers stay whole where a line is broken."""

import pytest

from callback_desk.wording.line_breaks import as_said, held_together


@pytest.mark.parametrize(
    "held",
    [
        "due Wed 18~Nov 5:00~PM today",
        "due Wed Nov~18 17:00 today",
        "2~h 10~m over",
        "call (212)~555-0142 now",
        "82~% of 3 more",
        "Mornings~· Spanish",
        "3 minutes, 2 holidays, 5 Maria, 5 PMs",
    ],
)
def test_times_dates_spans_and_numbers_stay_whole(held: str) -> None:
    said = held.replace("~", " ")
    assert held_together(said) == held.replace("~", "\u00a0")
    assert as_said(held_together(said)) == said
