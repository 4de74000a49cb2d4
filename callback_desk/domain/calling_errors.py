"""What can go wrong around a call: its rules, its number, the person it is for."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class CallRulesImpossible(DeskError):
    """The rules for calling contradict themselves."""

    code = "call_rules_impossible"
    sentence_form = _("{problem}.")
    what_to_do_form = _("Change it, and save again.")


class SafetyLeadStays(DeskError):
    """No counter closes a safety lead."""

    code = "safety_lead_stays"
    sentence_form = _("{name} is a priority lead: giving up does not close it.")
    what_to_do_form = _("Record the call without closing; a clinician decides.")


class OutcomesUnusable(DeskError):
    """The outcomes as edited cannot be worked with."""

    code = "outcomes_unusable"
    sentence_form = _("{problem}.")
    what_to_do_form = _("Change it, and save again.")


class NumberUnreadable(DeskError):
    """What was typed is no number that can be called."""

    code = "number_unreadable"
    sentence_form = _("That number cannot be called: {problem}.")
    what_to_do_form = _("Type it with its area code, abroad with + and the country.")


class NumberHereAlready(DeskError):
    """The lead has that number already."""

    code = "number_here_already"
    sentence_form = _("{name} has the number {number} already.")
    what_to_do_form = _("Choose it among the other numbers.")


class UnknownNumber(DeskError):
    """The lead has no such other number."""

    code = "unknown_number"
    sentence_form = _("That number is not among the numbers of {name} any more.")
    what_to_do_form = _("Look again; somebody else may have changed it.")


class CorrectedSince(DeskError):
    """What was corrected of a lead cannot be taken back any more."""

    code = "corrected_since"
    sentence_form = _("{name} was corrected, joined or called since.")
    what_to_do_form = _("Ctrl+E shows what stands there now, and what stood before.")


class NameMissing(DeskError):
    """A person needs some name."""

    code = "name_missing"
    sentence_form = _("There is no name.")
    what_to_do_form = _("Type what the person said; a first name is enough.")


class CannotJoin(DeskError):
    """Two leads cannot be made one."""

    code = "cannot_join"
    sentence_form = _("These two cannot be joined: {problem}.")
    what_to_do_form = _("Look at both again.")


class CannotSplit(DeskError):
    """Two leads that were joined cannot be split."""

    code = "cannot_split"
    sentence_form = _("They cannot be split: {problem}.")
    what_to_do_form = _("Look at the lead again.")


class LeadJoined(DeskError):
    """The lead is one with another now."""

    code = "lead_joined"
    sentence_form = _("Lead {lead_id} was joined to lead {into}.")
    what_to_do_form = _("Look at lead {into}; there it can be split again.")
