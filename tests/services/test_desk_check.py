"""Proving a desk sound."""

from callback_desk.services.desk_check import check_desk
from tests.services.fake_desk import FakeDesk, asks


def test_what_storage_finds_is_told_with_the_number_of_rows() -> None:
    desk = FakeDesk()
    desk.take(asks(), asks(row=3))
    assert check_desk(desk.desk) == ([], 2)
    desk.stored.problems.append("The counts of import 1 do not add up.")
    assert check_desk(desk.desk) == (["The counts of import 1 do not add up."], 2)


def test_checking_writes_nothing() -> None:
    desk = FakeDesk()
    check_desk(desk.desk)
    assert desk.store.commits == 0
