"""Opens the dialog by which something leaves the desk, or says why it may not."""

from callback_desk.domain.errors import NotAllowed
from callback_desk.services.desk import Desk
from callback_desk.services.hand_out import refuse_unless_may_hand_out
from callback_desk.services.offers import Offer
from callback_desk.ui.background import Background
from callback_desk.ui.handing_out.hand_out_dialog import HandOutDialog
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.theme import Theme


def open_offer(
    theme: Theme, background: Background, desk: Desk, offer: Offer, window: MainWindow
) -> None:
    """Ask as what something leaves the desk, and where it goes."""
    try:
        refuse_unless_may_hand_out(desk)
    except NotAllowed as error:
        window.tell(f"{error.sentence} {error.what_to_do}")
        return
    dialog = HandOutDialog(theme, background, desk, offer, window)
    dialog.handed_out.connect(window.tell)
    dialog.open()
