"""Leads whose rest is over are kept as awake, so that the queue is read quickly.

Nothing that anybody sees depends on it: whoever is not woken yet is read all the same.
"""

from callback_desk.services.desk import Desk

# So few that nobody waits for the write.
AT_ONCE = 1_000


def wake_leads(desk: Desk) -> int:
    """Wake those whose rest is over by the desk's time; how many, at most `AT_ONCE`."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        if not work.any_rested(now):
            return 0
    with desk.open_work() as work:
        woken = work.wake_rested(now, AT_ONCE)
        work.commit()
        return woken
