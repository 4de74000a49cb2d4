"""What actions are looked for by, besides their own words: as people at a desk say."""

from callback_desk.translation import _

# By an action's words; one behind the other, parted by commas.
NAMES = {
    _("Crisis"): _("Emergency, Danger, Suicide, 911, 988"),
    _("Safety contact of today…"): _("Clinician, Doctor, Whom to tell"),
    _("Call guide"): _("Script, What to say"),
    _("Voicemail words"): _("Message on the machine"),
    _("They called us…"): _("Inbound, Somebody calls back"),
    _("New lead…"): _("Person, Patient, Walk-in"),
    _("Who this lead is…"): _("Duplicate, Same person, Edit the lead"),
    _("How to reach them…"): _("Interpreter, Texts only, Spanish, Wants"),
    _("Correct a call…"): _("Mistake, Change an outcome"),
    _("Import…"): _("Upload, File, CSV, Spreadsheet"),
    _("Look again"): _("Refresh, Reload, Check for mail"),
    _("Search"): _("Find, Closed leads"),
    _("Print a call sheet…"): _("Paper, Whom to call"),
    _("Type back a call sheet…"): _("Results from paper, Enter results"),
    _("Every call to this person, on paper…"): _("History, Complaint"),
    _("Booked visits: who came…"): _("Appointments, No-show, Showed up"),
    _("Somebody is away…"): _("Ill, Vacation"),
    _("Notice for the desk…"): _("Message, Memo"),
    _("Close a day…"): _("Snow"),
    _("Practice on an invented desk…"): _("Training, Demo"),
    _("Settings"): _("Options, Preferences"),
    _("Keys"): _("Help, Shortcuts"),
    _("Lock"): _("Log off, Log out, Sign out"),
    _("Quit"): _("Exit, Close the program"),
    f"{_('Report a problem')}…": _("Bug, Error, Support"),
}


def other_names(words: str) -> tuple[str, ...]:
    """What else an action is called, by its words; () for nothing."""
    names = NAMES.get(words, "")
    return tuple(name.strip() for name in names.split(",") if name.strip())
