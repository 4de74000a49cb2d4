"""What can go wrong when people are removed after the years they were kept for."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class PurgeTooRecent(DeskError):
    """What happens from today on has not been kept at all yet."""

    code = "purge_too_recent"
    sentence_form = _("Nobody can be removed before {day}: that day has not passed.")
    what_to_do_form = _("Give a day in the past, such as the same day seven years ago.")


class RetentionUnusable(DeskError):
    """The rule is a number of whole years."""

    code = "retention_unusable"
    sentence_form = _("{years} years cannot be the rule: it is {least} to {most}.")
    what_to_do_form = _(
        "Ask what the law of your state wants, and give that many years."
    )
