"""What a notice says of a failure."""

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.errors import DatabaseLocked, DeskError, UnknownLead
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme


@pytest.mark.parametrize(
    "error", [UnknownLead(lead_id=7), LeadJoined(lead_id=7, into=8)]
)
def test_a_lead_that_is_gone_is_told_of_without_its_number(
    qtbot: QtBot, theme: Theme, error: DeskError
) -> None:
    notice = Notice(theme)
    qtbot.addWidget(notice)
    notice.say_failure(error)
    assert notice.sentence.startswith("This lead ")
    assert not {"7", "8"} & set(notice.sentence)
    assert notice.what_to_do == "", "no command line stands in a window"
    notice.say_failure(DatabaseLocked())
    assert notice.what_to_do == DatabaseLocked().what_to_do
