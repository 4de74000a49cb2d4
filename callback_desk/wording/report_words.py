"""What the figures of a report mean, and the names of what they are counted by."""

from callback_desk.domain.figures import Key
from callback_desk.translation import _

NOT_SAID, NOBODY = _("not said"), _("nobody yet")
INTERESTS = {
    "depression": _("Depression"),
    "treatment_resistant_depression": _("Depression that resists treatment"),
    "suicidal_ideation": _("Suicidal thoughts"),
    "ptsd": "PTSD",
    "chronic_pain": _("Chronic pain"),
    "crps": "CRPS",
    "neuralgia": _("Neuralgia"),
    "fibromyalgia": _("Fibromyalgia"),
    "phantom_limb_pain": _("Phantom limb pain"),
    "other": _("Something else"),
}
PROMISES = _(
    "Promises that fell due in these days, by the clinic's date of the deadline, and "
    "have fallen due by now. Who turned out to be no lead, and who was closed in time "
    "with nobody to call, is left out."
)
SPOKE = _("Somebody was spoken with before it was due; a call of theirs counts, too.")
MESSAGE = _("A message reached them before it was due, and nobody was spoken with.")
TRIED = _("Somebody dialed before it was due, and reached nobody in time.")
MISSED = _("Nobody dialed, and nobody was reached, before it was due.")
OVERDUE = _("Those of the missed that nobody has called up to now.")
ON_TIME = _("Dialed or reached before it was due, of all that fell due.")
FIRST_CALL = _(
    "Desk hours from the receipt to the first dial or contact; closed hours do not "
    "count, nor do receipts of which only the day is known."
)
ASKED = _("Everybody who asked in these days, by the date of the receipt.")
SPOKEN_WITH = _("Those of them with whom somebody has spoken by now, in time or not.")
BOOKED = _("Those of them who have booked a visit by now.")
CAME = _("Those of them who came to the visit that they had booked.")
VISITS = _(
    "Those of them who have booked a visit, by what staff said of it. Ahead: the day "
    "has not come, or nobody has said yet."
)
LOST = _("Closed without a visit: the reason given, else the outcome that closed it.")
SPEND = _(
    "What an office manager typed for the source; of a month that lies partly in these "
    "days, the share of its days."
)
ARRIVALS = _(
    "When people pressed Send, on the clinic's clocks; receipts of which only the day "
    "is known are left out of the picture."
)
TRIES = _(
    "Of the promises that fell due: how many dials it took until somebody was reached, "
    "in time or not."
)
AGREED = _(
    "Calls agreed with somebody for these days. Kept: dialed within half an hour of "
    "the agreed time, or in touch before; where only a day was agreed, on that day."
)
SAFETY = _(
    "Priority leads alone; they are among all the others as well. Their own goal is a "
    "first call within 30 desk minutes."
)
FALLING_DUE = _(
    "Open promises that nobody has called yet, by the business day on which they fall "
    "due. Usually handled: the calls of a usual day of the last four weeks."
)


def say_interest(code: Key) -> str:
    """An interest in words."""
    return NOT_SAID if code is None else INTERESTS.get(str(code), str(code))
