"""The desk's own key, in words."""

from callback_desk.domain.errors import DeskError

RENEWED = "The desk has a new key."
NOT_YET = "The desk’s key is still the one they had. {sentence} {what_to_do}"  # noqa: RUF001 - printed


def say_renewal(waits: DeskError | None) -> str:
    """What became of the desk's key when somebody left.

    Args:
        waits: why it is not renewed yet; None where it is.
    """
    if waits is None:
        return RENEWED
    return NOT_YET.format(sentence=waits.sentence, what_to_do=waits.what_to_do)
