"""What can go wrong around people in danger."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class OnlyClinicianReviews(DeskError):
    """Somebody who is no clinician would sign a review."""

    code = "only_clinician_reviews"
    sentence_form = _("Only a clinician can review a priority lead and sign.")
    what_to_do_form = _(
        "Tell the safety contact. A clinician signs in by name; an office manager adds "
        "one under Settings, Staff."
    )


class NoteMissing(DeskError):
    """A review or a reason without a word."""

    code = "note_missing"
    sentence_form = _("It is not said {what}.")
    what_to_do_form = _("Write a few words, so that others understand it later.")


class NobodyNamed(DeskError):
    """Nobody is named who was told, or who is to be told."""

    code = "nobody_named"
    sentence_form = _("Nobody is named.")
    what_to_do_form = _("Give the name of a person.")


class NotPriority(DeskError):
    """The lead is no safety lead, or was reviewed meanwhile."""

    code = "not_priority"
    sentence_form = _("{name} does not wait for a review.")
    what_to_do_form = _("Look again: a clinician may have signed it meanwhile.")


class MoreSinceRead(DeskError):
    """A review would be signed of less than there is by now."""

    code = "more_since_read"
    sentence_form = _("More came in, or was recorded, since you opened this.")
    what_to_do_form = _(
        "Nothing is signed. It stands here now: read it, then sign once more."
    )


class NoPriorityLead(DeskError):
    """Somebody was told about a lead that nobody takes for one in danger."""

    code = "no_priority_lead"
    sentence_form = _("{name} is no priority lead, so nothing was noted.")
    what_to_do_form = _(
        "Check the number. If they are in danger, record crisis_handover first: that "
        "puts them on top. Then say who was told."
    )


class NotReviewed(DeskError):
    """No review of a lead stands that could be taken back."""

    code = "not_reviewed"
    sentence_form = _("{name} has no review to take back.")
    what_to_do_form = _("Look at its timeline: it may have been taken back already.")


class UnknownSafetyEntry(DeskError):
    """No entry has that number."""

    code = "unknown_safety_entry"
    sentence_form = _("There is no such entry {entry_id}.")
    what_to_do_form = _("Look again: it may have been taken back.")


class ToldTimeImpossible(DeskError):
    """Somebody cannot have been told then."""

    code = "told_time_impossible"
    sentence_form = _("{at} lies ahead.")
    what_to_do_form = _("Give the time when they were told; now is {now}.")


class TextUnusable(DeskError):
    """A text of the clinic's cannot be kept so."""

    code = "text_unusable"
    sentence_form = _("The text cannot be used: {reason}.")
    what_to_do_form = _("{right}")


class OwnPhraseUnreadable(DeskError):
    """A line of the clinic's own safety words follows no rule."""

    code = "own_phrase_unreadable"
    sentence_form = _("The line “{phrase}” cannot be read.")
    what_to_do_form = _(
        "Write plain words, one phrase a line. A star ends a word of four letters or "
        "more, each bracket needs its other half, and < and > mean nothing here."
    )
