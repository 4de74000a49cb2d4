"""Orders: rising, falling, as usual; by bare values, stable, and nothing comes last."""

import pytest

from callback_desk.domain.sort_order import SortOrder, asked_again, in_order

ROWS = (("b", 2), ("a", 10), ("c", None), ("d", 2))


def names(*, falls: bool) -> str:
    found = in_order(ROWS, lambda row: row[1], falls=falls)
    return "".join(name for name, _number in found)


def test_equal_rows_stay_as_they_were_and_nothing_comes_last_either_way() -> None:
    assert names(falls=False) == "bdac"
    assert names(falls=True) == "abdc"


def test_the_third_time_it_is_as_usual_again() -> None:
    order = asked_again(None, 2)
    assert order == SortOrder(2)
    order = asked_again(order, 2)
    assert order == SortOrder(2, falls=True)
    assert asked_again(order, 2) is None
    assert asked_again(order, 1) == SortOrder(1)


@pytest.mark.parametrize("order", [SortOrder(0), SortOrder(11, falls=True)])
def test_an_order_is_remembered_as_a_text(order: SortOrder) -> None:
    assert SortOrder.of(order.code) == order


@pytest.mark.parametrize(
    "text", ["", "falls", "1", "1 up", "-1 rises", "٣ rises", "9" * 5000 + " rises"]
)
def test_any_other_text_is_no_order(text: str) -> None:
    assert SortOrder.of(text) is None
