"""What only an office manager may change."""

from callback_desk.domain.errors import NotAllowed
from callback_desk.services.desk import Desk
from callback_desk.wording.people import say_a_role


def check_manages(desk: Desk, what: str) -> None:
    """Refuse everybody who is no office manager.

    Args:
        desk: who is at it.
        what: what they wish to do, as it goes on after "may not".

    Raises:
        NotAllowed: they are none.
    """
    if not desk.staff.manages:
        raise NotAllowed(role=say_a_role(desk.staff.role), what=what)
