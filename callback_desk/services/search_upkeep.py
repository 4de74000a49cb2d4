"""The search index is brought up to date behind, a little at a time.

Nothing that anybody finds depends on it: whoever is not in it yet is looked at plainly.
"""

from callback_desk.services.desk import Desk

# So few that whoever asks meanwhile does not notice the write.
AT_ONCE = 250
# Where nobody asks meanwhile: each write has its own price.
ALL_AT_ONCE = 1_000


def index_leads(desk: Desk) -> int:
    """Take in what waits for the index, if it is worth it; how many, 0 at the end."""
    with desk.open_work(writes=False) as work:
        if not work.waits_for_index():
            return 0
    with desk.open_work() as work:
        done = work.index_some(AT_ONCE)
        work.commit()
        return done


def index_anew(desk: Desk) -> None:
    """Forget the index, and take everybody in."""
    with desk.open_work() as work:
        work.forget_index()
        work.commit()
    done = 1
    while done:
        with desk.open_work() as work:
            done = work.index_some(ALL_AT_ONCE)
            work.commit()
