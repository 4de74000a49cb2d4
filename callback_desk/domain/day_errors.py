"""What can go wrong where several people share a day's work."""

from callback_desk.domain.errors import DeskError


class ClaimedElsewhere(DeskError):
    """Somebody else has the lead open."""

    code = "claimed_elsewhere"
    sentence_form = "{by} has this lead open since {since}."
    what_to_do_form = "Ask them, or press Enter again to take it over."


class StaffNotHere(DeskError):
    """Leads can be given only to somebody who works here now."""

    code = "staff_not_here"
    sentence_form = "That person does not work at this desk now."
    what_to_do_form = "Choose somebody from the staff list."


class NoticeUnusable(DeskError):
    """A notice is one line, and short enough to be seen whole."""

    code = "notice_unusable"
    sentence_form = "A notice is one line of at most {most} characters."
    what_to_do_form = "Say it in fewer words."


class NothingToClose(DeskError):
    """None of the chosen leads can be closed in this way."""

    code = "nothing_to_close"
    sentence_form = "None of these leads can be closed together."
    what_to_do_form = "Priority leads are decided one by one, each on its card."


class NobodyToPrint(DeskError):
    """A call sheet without a lead is no sheet."""

    code = "nobody_to_print"
    sentence_form = "There is nobody to call, so there is nothing to print."
    what_to_do_form = "Import leads first, or choose some in the list."


class UnknownSheet(DeskError):
    """No call sheet of that number was printed here."""

    code = "unknown_sheet"
    sentence_form = "There is no call sheet {sheet_id}."
    what_to_do_form = "The number stands at the top of the sheet."


class NoSheetYet(UnknownSheet):
    """No call sheet was ever made here."""

    sentence_form = "No call sheet was printed yet."
    what_to_do_form = "Ctrl+P prints one of whom to call next."


class UnknownLine(DeskError):
    """The sheet has no such line."""

    code = "unknown_line"
    sentence_form = "Sheet {sheet_id} has no line {line}."
    what_to_do_form = "Type the number at the left of the person's name."


class UnknownKey(DeskError):
    """No outcome has that key."""

    code = "unknown_key"
    sentence_form = "No outcome has the key {key!r}."
    what_to_do_form = "Type the number over the box that is ticked."


class ClockUnreadable(DeskError):
    """A time that was typed is none."""

    code = "clock_unreadable"
    sentence_form = "{clock!r} is no time."
    what_to_do_form = "Type it like 2:15, 2:15p or 1415."


class CallNotThen(DeskError):
    """A call of a sheet lies between its printing and now."""

    code = "call_not_then"
    sentence_form = "{clock} lies before the sheet was printed, or ahead."
    what_to_do_form = "Look at the time on the sheet, and type AM or PM with it."
