"""Counts are told exactly as far as anybody reads."""

import pytest

from callback_desk.domain.day_progress import DayProgress
from callback_desk.translation import ENGLISH, speak
from callback_desk.wording.counting import say_leads_up_to, say_records, say_up_to
from callback_desk.wording.missed import say_waiting
from callback_desk.wording.queue import say_progress


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0"), (999, "999"), (1_000, "999+"), (57_707, "999+")]
)
def test_a_count_is_told_up_to_999(count: int, said: str) -> None:
    assert say_up_to(count) == said


def test_sentences_tell_no_more_than_was_counted() -> None:
    assert say_progress(DayProgress(12, 1_004)) == "12 of 999+ done today"
    assert say_waiting(1_000).startswith("999+ callbacks missed")
    assert say_waiting(1).startswith("1 callback missed")


def test_what_is_counted_is_named_in_the_language_of_the_reader() -> None:
    said = [say_leads_up_to(1), say_leads_up_to(999), say_leads_up_to(1_000)]
    assert said == ["1 lead", "999 leads", "999+ leads"]
    assert say_records(1_000) == "1,000 records"
    speak("es")
    try:
        said = [say_leads_up_to(1), say_leads_up_to(2), say_leads_up_to(1_000)]
        assert said == ["1 contacto", "2 contactos", "999+ contactos"]
        assert say_records(2) == "2 registros"
    finally:
        speak(ENGLISH)
