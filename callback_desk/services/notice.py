"""The notice line: set by anybody, seen at every desk, put away by each alone."""

from callback_desk.domain.day_errors import NoticeUnusable
from callback_desk.domain.notice import LONGEST_NOTICE, Notice
from callback_desk.services.desk import Desk


def set_notice(desk: Desk, text: str) -> None:
    """Put a notice in the place of the one before; "" takes it down.

    Raises:
        NoticeUnusable: it is too long.
    """
    line = " ".join(text.split())
    if len(line) > LONGEST_NOTICE:
        raise NoticeUnusable(most=LONGEST_NOTICE)
    with desk.open_work() as work:
        now, me = desk.now(), desk.staff.staff_id
        number = work.notices.set(line, me, now)
        work.audit.add("notice_set", me, now, "notice", number)
        work.commit()


def read_notice(desk: Desk) -> Notice | None:
    """The notice in force, or None where there is none or it was put away."""
    with desk.open_work(writes=False) as work:
        notice = work.notices.newest()
        me = desk.staff.staff_id
        if notice is None or work.notices.is_dismissed(notice.notice_id, me):
            return None
        return notice


def dismiss_notice(desk: Desk, notice_id: int) -> None:
    """Put a notice away for who is signed in; it stays for the others."""
    with desk.open_work() as work:
        work.notices.dismiss(notice_id, desk.staff.staff_id)
        work.commit()
