"""What the tests of Today see of the page, and who is on it."""

from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.widgets import PlainLabel


def said(page: TodayPage) -> str:
    """All that its labels say, hidden or not."""
    return " | ".join(x.text() for x in page.findChildren(PlainLabel) if x.text())


def called(page: TodayPage) -> list[int]:
    """Whose calls are opened from now on."""
    opened: list[int] = []
    page.card.call_opened.connect(opened.append)
    return opened


def choose_kept(page: TodayPage, record_id: int) -> None:
    """Choose the row of a record that is kept for a look."""
    assert page.list.choose(("record", record_id))
