"""What the figures of a report mean, and the names of what they are counted by."""

from callback_desk.domain.figures import Key

NOT_SAID, NOBODY = "not said", "nobody yet"
INTERESTS = {
    "depression": "Depression",
    "treatment_resistant_depression": "Depression that resists treatment",
    "suicidal_ideation": "Suicidal thoughts",
    "ptsd": "PTSD",
    "chronic_pain": "Chronic pain",
    "crps": "CRPS",
    "neuralgia": "Neuralgia",
    "fibromyalgia": "Fibromyalgia",
    "phantom_limb_pain": "Phantom limb pain",
    "other": "Something else",
}
PROMISES = (
    "Promises that fell due in these days, by the clinic's date of the deadline, and "
    "have fallen due by now. Who turned out to be no lead, and who was closed in time "
    "with nobody to call, is left out."
)
SPOKE = "Somebody was spoken with before it was due; a call of theirs counts, too."
MESSAGE = "A message reached them before it was due, and nobody was spoken with."
TRIED = "Somebody dialed before it was due, and reached nobody in time."
MISSED = "Nobody dialed, and nobody was reached, before it was due."
OVERDUE = "Those of the missed that nobody has called up to now."
ON_TIME = "Dialed or reached before it was due, of all that fell due."
FIRST_CALL = (
    "Desk hours from the receipt to the first dial or contact; closed hours do not "
    "count, nor do receipts of which only the day is known."
)
ASKED = "Everybody who asked in these days, by the date of the receipt."
SPOKEN_WITH = "Those of them with whom somebody has spoken by now, in time or not."
BOOKED = "Those of them who have booked a visit by now."
CAME = "Those of them who came to the visit that they had booked."
VISITS = (
    "Those of them who have booked a visit, by what staff said of it. Ahead: the day "
    "has not come, or nobody has said yet."
)
LOST = "Closed without a visit: the reason given, else the outcome that closed it."
SPEND = (
    "What an office manager typed for the source; of a month that lies partly in these "
    "days, the share of its days."
)
ARRIVALS = (
    "When people pressed Send, on the clinic's clocks; receipts of which only the day "
    "is known are left out of the picture."
)
TRIES = (
    "Of the promises that fell due: how many dials it took until somebody was reached, "
    "in time or not."
)
AGREED = (
    "Calls agreed with somebody for these days. Kept: dialed within half an hour of "
    "the agreed time, or in touch before; where only a day was agreed, on that day."
)
SAFETY = (
    "Priority leads alone; they are among all the others as well. Their own goal is a "
    "first call within 30 desk minutes."
)
FALLING_DUE = (
    "Open promises that nobody has called yet, by the business day on which they fall "
    "due. Usually handled: the calls of a usual day of the last four weeks."
)


def say_interest(code: Key) -> str:
    """An interest in words."""
    return NOT_SAID if code is None else INTERESTS.get(str(code), str(code))
