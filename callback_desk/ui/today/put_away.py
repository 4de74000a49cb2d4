"""Today without anybody in it, for the time that nobody is at the desk."""

from callback_desk.ui.today.page import TodayPage


def put_away(page: TodayPage) -> None:
    """Take every lead out of list, card and search, and read none meanwhile.

    A call that is open goes on: its card and the list beside it stay as they are.
    """
    page.queue.sleep()
    if page.card.is_calling:
        return
    page.search.clear()
    page.finder.look_for("")
    calendar = page.queue.calendar
    if calendar is not None:
        page.table.show([], page.desk.now(), calendar)
    page.list.lead_chosen.emit(None)
    page.card.wipe()


def bring_back(page: TodayPage) -> None:
    """Read again who is to be called."""
    page.queue.wake()
    page.refresh()
