"""Proving a desk sound."""

from callback_desk.services.desk import Desk


def check_desk(desk: Desk) -> tuple[list[str], int]:
    """What is wrong with the stored data, and how many rows were looked at."""
    with desk.open_work(writes=False) as work:
        return work.problems()
