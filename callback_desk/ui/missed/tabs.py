"""The tabs of the page of missed callbacks, and what it says where nobody stands."""

from callback_desk.translation import _

READING = _("Looking…")
MISSED, TRIED, GIVEN_UP = "missed", "tried", "given_up"
TABS = {
    MISSED: _("Missed"),
    TRIED: _("Never reached"),
    GIVEN_UP: _("Given up"),
}
NONE_MISSED = _("No callback was missed in these days.")
NONE_DUE = _("No promise fell due in these days.")
WOULD_STAND = _(
    "A callback that nobody made in time stands here with its timeline and the likely "
    "cause, to be signed off. The arrows above lead to other weeks."
)
