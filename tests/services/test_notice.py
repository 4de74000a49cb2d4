"""The notice line: one line, for everybody, put away by each alone."""

from pathlib import Path

import pytest

from callback_desk.domain.day_errors import NoticeUnusable
from callback_desk.domain.notice import LONGEST_NOTICE
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.notice import dismiss_notice, read_notice, set_notice
from callback_desk.services.staff_access import add_staff
from tests.desks import PASSWORD, copy_desk, opened


def text_at(desk: Desk) -> str | None:
    notice = read_notice(desk)
    return None if notice is None else notice.text


def test_it_is_seen_by_all_and_put_away_by_each(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as kim:
        add_staff(kim, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
        with opened(path, name="Ann Porter") as ann:
            assert text_at(ann) is None
            set_notice(ann, "  The lab is\nclosed  today. ")
            notice = read_notice(kim)
            assert notice is not None
            assert (notice.text, notice.by) == (
                *("The lab is closed today.", "Ann Porter"),
            )
            dismiss_notice(kim, notice.notice_id)
            dismiss_notice(kim, notice.notice_id)
            assert text_at(kim) is None
            assert text_at(ann) == "The lab is closed today."
            # Another one is seen again.
            set_notice(ann, "The lab is open.")
            assert text_at(kim) == "The lab is open."
            set_notice(kim, "   ")
            assert text_at(ann) is None


def test_a_long_one_is_refused_and_the_one_before_stays(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        set_notice(desk, "x" * LONGEST_NOTICE)
        with pytest.raises(NoticeUnusable):
            set_notice(desk, "x" * (LONGEST_NOTICE + 1))
        assert text_at(desk) == "x" * LONGEST_NOTICE
