"""The audit in words: what somebody did, and whether it is as it was written."""

from collections.abc import Mapping
from datetime import datetime

from callback_desk.domain.audit_finding import AuditFinding
from callback_desk.domain.audit_trail import FAILED, AuditEntry, AuditKind
from callback_desk.translation import _
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_clock, say_date

KINDS = {
    AuditKind.SEEN: _("Leads seen and opened"),
    AuditKind.CALLS: _("Calls and visits"),
    AuditKind.PEOPLE: _("Leads changed"),
    AuditKind.SAFETY: _("Priority leads"),
    AuditKind.CAME_IN: _("What came in"),
    AuditKind.WENT_OUT: _("Exported and printed"),
    AuditKind.STAFF: _("Signing in and staff"),
    AuditKind.SETTINGS: _("Settings"),
    AuditKind.DESK: _("Backups and keys"),
}
# What was done; {n} is the row's number, {who} the member of that number.
ACTS = {
    "lead_seen": _("Saw lead {n}"),
    "lead_came_up": _("Was shown lead {n}, which came up by itself"),
    "lead_claimed": _("Opened lead {n} to call"),
    "lead_taken_over": _("Took lead {n} over from another desk"),
    "attempt_recorded": _("Recorded a call (entry {n})"),
    "attempt_corrected": _("Corrected a call (entry {n})"),
    "attempt_undone": _("Took a call back (entry {n})"),
    "visit_marked": _("Said what became of a visit (entry {n})"),
    "missed_signed_off": _("Signed off a missed callback (request {n})"),
    "lead_name_edited": _("Corrected the name of lead {n}"),
    "lead_number_edited": _("Corrected the number of lead {n}"),
    "lead_number_added_edited": _("Added a number to lead {n}"),
    "lead_number_removed_edited": _("Removed a number of lead {n}"),
    "leads_joined": _("Joined another lead to lead {n}"),
    "leads_split": _("Split a lead off lead {n}"),
    "reach_told": _("Said how to reach lead {n}"),
    "lead_reassigned": _("Gave lead {n} to somebody"),
    "all_reassigned": _("Gave what {who} had open to others"),
    "safety_told": _("Priority: said whom the desk told (entry {n})"),
    "safety_called_911": _("Priority: called 911 (entry {n})"),
    "safety_transferred": _("Priority: handed the call over (entry {n})"),
    "safety_skipped": _("Priority: called somebody else first (entry {n})"),
    "safety_decided": _("Priority: decided to call (entry {n})"),
    "safety_kept_on_top": _("Priority: reviewed, stays on top (entry {n})"),
    "safety_released": _("Priority: reviewed and signed (entry {n})"),
    "safety_taken_back": _("Priority: took an entry back (entry {n})"),
    "safety_attached": _("Priority: said that an entry is of lead {n}"),
    "safety_contact_set": _("Named the safety contact of the day"),
    "imported": _("Took in import {n}"),
    "import_undone": _("Took back import {n}"),
    "import_undo_stopped": _("Stopped taking back import {n}: the rest stays"),
    "entered_by_hand": _("Entered a lead by hand (import {n})"),
    "record_accepted": _("Took in record {n}, which needed a look"),
    "record_joined": _("Joined record {n} to a lead"),
    "record_set_aside": _("Set record {n} aside"),
    "record_settlement_undone": _("Took back what was decided about record {n}"),
    "missed_exported": _("Exported missed callbacks ({n} rows)"),
    "missed_printed": _("Printed missed callbacks"),
    "never_reached_exported": _("Exported who was never reached ({n} rows)"),
    "never_reached_printed": _("Printed who was never reached"),
    "report_exported": _("Exported a report"),
    "report_printed": _("Printed a report"),
    "every_call_exported": _("Exported every call to lead {n}"),
    "every_call_printed": _("Printed every call to lead {n}"),
    "audit_exported": _("Exported the audit ({n} rows)"),
    "audit_printed": _("Printed the audit"),
    "call_sheet_made": _("Made call sheet {n}"),
    "call_sheet_printed": _("Printed call sheet {n}"),
    "kept_saved": _("Saved as a file what needs a look (import {n})"),
    "signed_in": _("Signed in"),
    "sign_ins_failed": _("Wrong passwords before signing in: {n}"),
    "locked": _("Locked the desk, or left it alone"),
    "unlocked": _("Came back by PIN"),
    "pin_refused": _("A PIN was refused"),
    "staff_added": _("Added {who}"),
    "staff_returned": _("Added {who} again"),
    "staff_left": _("Took {who} off the list"),
    "password_changed": _("Changed their own password"),
    "codes_turned_on": _("Turned sign-in codes on for {who}"),
    "codes_turned_off": _("Turned sign-in codes off for {who}"),
    "codes_dropped_by_recovery_key": _("Signed in with the recovery key for a code"),
    "spare_code_used": _("Signed in with a spare code ({n} left)"),
    "calendar_changed": _("Changed the calendar (version {n})"),
    "holidays_taken": _("Took newer holidays (calendar version {n})"),
    "year_confirmed": _("Confirmed the holidays of {n}"),
    "outcomes_changed": _("Changed the outcomes"),
    "call_rules_changed": _("Changed the rules for calling"),
    "clinic_text_set": _("Changed a text or word list of the clinic’s"),  # noqa: RUF001 - printed
    "languages_set": _("Said which languages {who} speaks"),
    "safety_words_set": _("Changed the clinic’s own words for danger"),  # noqa: RUF001 - printed
    "notice_set": _("Set the notice for the desk"),
    "claim_minutes_set": _("Set how long an opened lead is held"),
    "retention_set": _("Set for how many years people are kept: {n}"),
    "ad_spend_typed": _("Typed what ads cost"),
    "mailbox_added": _("Added mailbox {n}"),
    "mailbox_changed": _("Changed mailbox {n}"),
    "mailbox_removed": _("Removed mailbox {n}"),
    "folder_added": _("Added watched folder {n}"),
    "folder_changed": _("Changed watched folder {n}"),
    "folder_removed": _("Removed watched folder {n}"),
    "desk_made": _("Made the desk"),
    "backed_up": _("Made a backup"),
    "restored": _("Restored the desk from a backup"),
    "purged": _("Removed people for good ({n})"),
    "key_renewed": _("Renewed the desk’s own key"),  # noqa: RUF001 - printed
    "recovery_key_made": _("Made a new recovery key"),
}
CAME_TO_NOTHING = _("{words}: it came to nothing")
WHOLE = _("All {rows} rows are as they were written.")
NO_BACKUP = _("There is no backup of this desk to hold them against.")
AS_BACKUP = _("They go on from the backup of {day}, {clock}.")
WHAT_TO_DO = _(
    "Somebody changed the desk’s file behind its back. Keep this file and the last "  # noqa: RUF001 - printed
    "backup as they are, and have somebody look who knows about it."
)


def say_act(entry: AuditEntry, staff: Mapping[int, str]) -> str:
    """What somebody did. An act of a newer program is said as it is stored.

    Args:
        entry: the row.
        staff: the names of the staff by their numbers.
    """
    name = entry.act if entry.act in ACTS else entry.act.removesuffix(FAILED)
    form = ACTS.get(name)
    number = "?" if entry.number is None else str(entry.number)
    if form is None:
        of = "" if entry.subject is None else f" ({entry.subject} {number})"
        return f"{entry.act}{of}"
    who = staff.get(entry.number or 0, _("staff member {number}", number=number))
    words = form.format(n=number, who=visible(who))
    return CAME_TO_NOTHING.format(words=words) if name != entry.act else words


def say_finding(finding: AuditFinding, backed_up: datetime | None) -> tuple[str, str]:
    """Whether the audit is as it was written, and what to do or what that rests on.

    Args:
        finding: what walking it has shown.
        backed_up: when the backup was made that it was held against, in local time;
            None where there is none.
    """
    if finding.problem is not None:
        return finding.problem, WHAT_TO_DO
    held = NO_BACKUP
    if backed_up is not None:
        day, clock = say_date(backed_up.date()), say_clock(backed_up)
        held = AS_BACKUP.format(day=day, clock=clock)
    return WHOLE.format(rows=finding.rows), held
