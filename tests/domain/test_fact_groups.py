"""Facts put into groups once say the same as facts counted one group at a time."""

from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.due_promise import Became
from callback_desk.domain.fact_groups import FactGroups
from callback_desk.domain.figures import Fact, FactColumns, figures_of

Row = tuple[str | None, str, Became, bool, int | None]
rows = st.lists(
    st.tuples(
        st.sampled_from(["google", "meta", None]),
        st.sampled_from(["", "a", "a b"]),
        st.sampled_from(list(Became)),
        st.booleans(),
        st.none() | st.integers(0, 300),
    )
)


@given(rows)
def test_they_say_what_each_group_alone_says(made: list[Row]) -> None:
    facts = [Fact(became, overdue, minutes) for _, _, became, overdue, minutes in made]
    groups = FactGroups(
        [(source, words) for source, words, *_ in made],
        FactColumns(
            [(fact.became, fact.is_overdue) for fact in facts],
            [fact.open_minutes for fact in facts],
        ),
    )
    by_source = groups.told_by(lambda kind: [kind[0]])
    assert [key for key, _ in by_source] == [
        key
        for key in ("google", "meta", None)
        if any(source == key for source, *_ in made)
    ]
    for key, figures in by_source:
        alone = [f for f, row in zip(facts, made, strict=True) if row[0] == key]
        assert figures == figures_of(alone)
    # Who named several counts under each of them.
    for key, figures in groups.told_by(lambda kind: kind[1].split()):
        named = [f for f, row in zip(facts, made, strict=True) if key in row[1].split()]
        assert figures == figures_of(named)
