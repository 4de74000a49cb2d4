"""What can go wrong when somebody decides about a record kept for a look."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class RecordSettled(DeskError):
    """Somebody has decided about the record meanwhile."""

    code = "record_settled"
    sentence_form = _("{by} has decided about this record already: {what}.")
    what_to_do_form = _("Nothing was changed; go on with the next one.")


class RecordStillUnread(DeskError):
    """The record cannot be taken in as it stands."""

    code = "record_still_unread"
    sentence_form = _("It cannot be taken in yet: {problem}.")
    what_to_do_form = _("Correct that field, join it to a lead, or set it aside.")


class RecordHereAlready(DeskError):
    """Corrected, it is the same submission as another one that is here."""

    code = "record_here_already"
    sentence_form = _("This very submission is here already.")
    what_to_do_form = _("Set it aside as here already, or join it to a lead.")


class ExtensionUnreadable(DeskError):
    """What stands in the field for the extension is none."""

    code = "extension_unreadable"
    sentence_form = _("{text!r} is not an extension.")
    what_to_do_form = _("An extension is one to seven digits; leave it empty for none.")


class ReasonMissing(DeskError):
    """Setting a record aside for another reason needs words."""

    code = "reason_missing"
    sentence_form = _("It is not said why this record is set aside.")
    what_to_do_form = _("Write a few words, so that others understand it later.")


class DecisionMissing(DeskError):
    """A record with words that must not wait is not set aside in passing."""

    code = "decision_missing"
    sentence_form = _("This person wrote words that must not wait.")
    what_to_do_form = _(
        "Let somebody decide about them, then say here who decided what."
    )


class SettlementTakenBack(DeskError):
    """The decision does not stand any more."""

    code = "settlement_taken_back"
    sentence_form = _("That was taken back already.")
    what_to_do_form = _("The record is in the list again.")


class UnknownSettlement(DeskError):
    """No decision has that number."""

    code = "unknown_settlement"
    sentence_form = _("There is no decision {settlement_id}.")
    what_to_do_form = _("Look again: the import may have been undone.")


class SettlementWorkedOn(DeskError):
    """The lead that came of it was worked on, or has asked again."""

    code = "settlement_worked_on"
    sentence_form = _("{name} was worked on since, so it cannot be taken back.")
    what_to_do_form = _("Record on the lead itself what became of it.")


class NothingKept(DeskError):
    """There is no kept record to save."""

    code = "nothing_kept"
    sentence_form = _("No record of that file waits for a look.")
    what_to_do_form = _("Somebody may have dealt with the last one; look again.")


class KeptFileNotWritten(DeskError):
    """The file for the kept records cannot be written."""

    code = "kept_file_not_written"
    sentence_form = _("{file} could not be written: {reason}.")
    what_to_do_form = _("Choose a folder that you may write in.")
