"""Which record of its row one is: counted anew with each row."""

from callback_desk.domain.record_place import Ordinals, RecordPlace


def test_records_of_a_row_are_counted() -> None:
    ordinals = Ordinals()
    rows = [2, 3, 3, 3, 4, 4, 5]
    assert [ordinals.of(row) for row in rows] == [0, 0, 1, 2, 0, 1, 0]


def test_the_same_row_of_another_file_is_another() -> None:
    ordinals = Ordinals()
    keys = [(0, 1), (0, 1), (1, 1), (1, 1), (1, 2)]
    assert [ordinals.of(key) for key in keys] == [0, 1, 0, 1, 0]


def test_places_stand_in_the_order_of_their_file() -> None:
    assert sorted([RecordPlace(2), RecordPlace(1, 1), RecordPlace(1)]) == [
        (1, 0),
        (1, 1),
        (2, 0),
    ]
