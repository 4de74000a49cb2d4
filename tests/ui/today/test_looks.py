"""A standing is told by word, shape and colour; no two by the same."""

from callback_desk.domain.standing import Standing
from callback_desk.paths import resources
from callback_desk.ui.today.looks import BARRED, LOOKS, SAFETY, kind_of, look_of
from tests.ui.today.people import drawn_people, entries_of, more_people


def test_every_kind_has_a_word_and_a_shape_of_its_own() -> None:
    assert set(LOOKS) == {SAFETY, *Standing}
    assert len({look.word for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.icon_name for look in LOOKS.values()}) == len(LOOKS)


def test_every_shape_is_drawn_in_the_ink_that_is_tinted() -> None:
    for look in LOOKS.values():
        svg = (resources() / "icons" / f"{look.icon_name}.svg").read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in svg
        assert "#000000" in svg


def test_priority_comes_before_any_standing() -> None:
    for entry in entries_of([*drawn_people(), *more_people()]):
        kind = SAFETY if entry.lead.safety else entry.standing
        assert kind_of(entry) == kind
        barred = entry.lead.barred and not entry.lead.safety
        assert look_of(entry) is (BARRED if barred else LOOKS[kind])
