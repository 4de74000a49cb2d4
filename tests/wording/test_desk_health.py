"""What is quietly said of the desk: counts, and what to do."""

from callback_desk.domain.desk_health import Kind, Worry
from callback_desk.wording.desk_health import say_worry


def test_each_says_its_counts_and_what_to_do() -> None:
    silent = say_worry(Worry(Kind.SILENCE, 3, 18))
    assert silent.startswith("No lead came in for 3 business days; before, 18 of 20")
    assert "Send the form once" in silent
    flagged = say_worry(Worry(Kind.FLAGGED, 10, 30))
    assert flagged.startswith("10 of 30 leads of the last four weeks are priority")
    assert "(33 %)" in flagged
    assert "2027" in say_worry(Worry(Kind.CALENDAR, 2027))
    assert "one office manager only" in say_worry(Worry(Kind.ONE_MANAGER, 1))
