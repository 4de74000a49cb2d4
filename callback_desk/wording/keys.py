"""The desk's own key, in words."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _

RENEWED = _("The desk has a new key.")
NOT_YET = _("The desk’s own key is not renewed yet. {sentence} {what_to_do}")  # noqa: RUF001 - printed


NOBODY = _(
    "Nobody who left knows the key by which the desk is encrypted: it is renewed "
    "whenever somebody leaves, and with each new recovery key."
)
DUE = _(
    "The key by which the desk is encrypted is still one that somebody who left may "
    "know. It is renewed by itself when the desk is opened next and no other window or "
    "command has it open."
)


def say_desk_key(waits: DeskError | None, *, is_due: bool) -> str:
    """How the desk's own key stands.

    Args:
        waits: for whom renewing it waits; None where it can be renewed.
        is_due: whether somebody who left may still know it.
    """
    if waits is not None:
        return f"{waits.sentence} {waits.what_to_do}"
    return DUE if is_due else NOBODY


def say_renewal(waits: DeskError | None) -> str:
    """What became of the desk's key when somebody left.

    Args:
        waits: why it is not renewed yet; None where it is.
    """
    if waits is None:
        return RENEWED
    return NOT_YET.format(sentence=waits.sentence, what_to_do=waits.what_to_do)
