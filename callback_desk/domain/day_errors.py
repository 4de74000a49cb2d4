"""What can go wrong where several people share a day's work."""

from callback_desk.domain.errors import DeskError, NextCallMissing
from callback_desk.domain.lead_seen import LeadSeen
from callback_desk.translation import _


class ClaimedElsewhere(DeskError):
    """Somebody else has the lead open."""

    code = "claimed_elsewhere"
    sentence_form = _("{by} has this lead open since {since}.")
    what_to_do_form = _("Ask them, or press Enter again to take it over.")


class StaffNotHere(DeskError):
    """Leads can be given only to somebody who works here now."""

    code = "staff_not_here"
    sentence_form = _("That person does not work at this desk now.")
    what_to_do_form = _("Choose somebody from the staff list.")


class NoticeUnusable(DeskError):
    """A notice is one line, and short enough to be seen whole."""

    code = "notice_unusable"
    sentence_form = _("A notice is one line of at most {most} characters.")
    what_to_do_form = _("Say it in fewer words.")


class NothingToClose(DeskError):
    """None of the chosen leads can be closed in this way."""

    code = "nothing_to_close"
    sentence_form = _("None of these leads can be closed together.")
    what_to_do_form = _(
        "Priority leads, those that somebody has open or dealt with, and those that "
        "asked again meanwhile are decided one by one, each on its card."
    )


class NobodyToPrint(DeskError):
    """A call sheet without a lead is no sheet."""

    code = "nobody_to_print"
    sentence_form = _("There is nobody to call, so there is nothing to print.")
    what_to_do_form = _("Import leads first, or choose some in the list.")


class UnknownSheet(DeskError):
    """No call sheet of that number was printed here."""

    code = "unknown_sheet"
    sentence_form = _("There is no call sheet {sheet_id}.")
    what_to_do_form = _("The number stands at the top of the sheet.")


class NoSheetYet(UnknownSheet):
    """No call sheet was ever made here."""

    sentence_form = _("No call sheet was printed yet.")
    what_to_do_form = _("Ctrl+P prints one of whom to call next.")


class UnknownLine(DeskError):
    """The sheet has no such line."""

    code = "unknown_line"
    sentence_form = _("Sheet {sheet_id} has no line {line}.")
    what_to_do_form = _("Type the number at the left of the person's name.")


class LineMissing(UnknownLine):
    """Nobody typed on which line it stands."""

    sentence_form = _("The line’s number is missing.")  # noqa: RUF001 - printed
    what_to_do_form = UnknownLine.what_to_do_form


class UnknownKey(DeskError):
    """No outcome has that key."""

    code = "unknown_key"
    sentence_form = _("No outcome has the key {key!r}.")
    what_to_do_form = _(
        "Type the number beside the box that is ticked, or how the outcome’s name "  # noqa: RUF001 - printed
        "begins."
    )


class KeyMissing(UnknownKey):
    """Nobody typed what came of it."""

    sentence_form = _("The outcome is missing.")
    what_to_do_form = UnknownKey.what_to_do_form


class ClockUnreadable(DeskError):
    """A time that was typed is none."""

    code = "clock_unreadable"
    sentence_form = _("{clock!r} is not a time.")
    what_to_do_form = _("Type it like 2:15, 2:15p or 1415.")


class ClockMissing(ClockUnreadable):
    """Nobody typed when the call was."""

    sentence_form = _("The time of the call is missing.")
    what_to_do_form = ClockUnreadable.what_to_do_form


class CallNotThen(DeskError):
    """A call of a sheet lies between its printing and now."""

    code = "call_not_then"
    sentence_form = _("{clock} lies before the sheet was printed, or ahead.")
    what_to_do_form = _(
        "Look at the sheet: type AM or PM with the time, and the day if it was another "
        "one (Thu 2:15p)."
    )


class NextCallNotTyped(NextCallMissing):
    """The outcome on a sheet asks when to call again, and nobody typed it."""

    sentence_form = NextCallMissing.sentence_form
    what_to_do_form = _("Type it under Next call, such as Fri 10.")


class LeadMovedOn(DeskError):
    """Somebody else dealt with the lead while its call was open here.

    `news` is what they did, `means` what recording all the same would do, and `seen`
    the lead as it is known to whoever has read this: with it, it is recorded.
    """

    code = "lead_moved_on"
    sentence_form = _("{news}")
    what_to_do_form = _("{means}")

    @property
    def seen(self) -> LeadSeen:
        """The lead as it stands now."""
        seen = self.fields["seen"]
        if not isinstance(seen, LeadSeen):
            raise TypeError("it is raised with the lead as it stands")
        return seen


class NoteTellsDanger(LeadMovedOn):
    """The note of a call tells of danger, and the call hands nobody over.

    `words` are those of the note; `means` what to do, and `seen` as in LeadMovedOn.
    """

    code = "note_tells_danger"
    sentence_form = _("Your note says “{words}”.")
    what_to_do_form = _("{means}")

    @property
    def words(self) -> str:
        """Those of the note, short enough for a line."""
        return str(self.fields["words"])


class LeadGone(DeskError):
    """The lead of an open call is not at the desk any more."""

    code = "lead_gone"
    sentence_form = _(
        "This lead is gone: its import was taken back, or the person was removed."
    )
    what_to_do_form = _(
        "Nothing was saved, the note still stands here. Ctrl+N makes them a lead anew."
    )
