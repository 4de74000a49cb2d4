"""Pending batches that were never finished: what is left of them is dropped."""

from callback_desk.domain.import_errors import ImportGoingOn
from callback_desk.domain.ports import OpenWork

# Records dropped in one transaction, so that calls are recorded in between.
AT_ONCE = 1_000


def drop_leftovers(open_work: OpenWork) -> None:
    """Drop what a program that died has left behind, unless somebody is importing.

    A desk on which nothing was left, as on nearly every start, is only looked at.
    """
    with open_work(writes=False) as work:
        is_clean = not work.imports.pending_batches()
    if is_clean:
        return
    try:
        with open_work.importing(waits=False):
            drop_pending(open_work)
    except ImportGoingOn:
        return


def drop_pending(open_work: OpenWork) -> None:
    """Drop every pending batch; only for who has the turn to import."""
    with open_work(writes=False) as work:
        pending = work.imports.pending_batches()
    for batch_id in pending:
        is_gone = False
        while not is_gone:
            with open_work() as work:
                is_gone = work.imports.drop_some(batch_id, AT_ONCE)
                work.commit()
