"""Asking once, before a mailbox is read no more."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.theme import Theme

REMOVE, REMOVING = _("Remove the mailbox"), _("Removing…")
MEANS = (
    _("Its mails are read no more, and its password is forgotten."),
    _("The leads that came from it stay, and so do the mails on the server."),
    _("If you add it again, mails that were read are known."),
)


class RemoveMailboxDialog(AskOnceDialog):
    """Removes one mailbox."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        name: str,
        remove: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where it is removed.
            name: of the mailbox.
            remove: removes it.
            parent: the window that it stands over.
        """
        asked = Asked(
            title=_("Mailboxes"),
            question=_("Read {name} no more?", name=name),
            means=MEANS,
            act=REMOVE,
            acting=REMOVING,
            act_tells=_("Read it no more"),
            stay_tells=_("It goes on being read (Esc)"),
        )
        super().__init__(theme, background, asked, remove, parent)
