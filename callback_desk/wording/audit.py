"""The audit in words: what somebody did, and whether it is as it was written."""

from collections.abc import Mapping
from datetime import datetime

from callback_desk.domain.audit_finding import AuditFinding
from callback_desk.domain.audit_trail import FAILED, AuditEntry, AuditKind
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_clock, say_date

KINDS = {
    AuditKind.SEEN: "Leads seen and opened",
    AuditKind.CALLS: "Calls and visits",
    AuditKind.PEOPLE: "Leads changed",
    AuditKind.SAFETY: "Priority leads",
    AuditKind.CAME_IN: "What came in",
    AuditKind.WENT_OUT: "Exported and printed",
    AuditKind.STAFF: "Signing in and staff",
    AuditKind.SETTINGS: "Settings",
    AuditKind.DESK: "Backups and keys",
}
# What was done; {n} is the row's number, {who} the member of that number.
ACTS = {
    "lead_seen": "Saw lead {n}",
    "lead_came_up": "Was shown lead {n}, which came up by itself",
    "lead_claimed": "Opened lead {n} to call",
    "lead_taken_over": "Took lead {n} over from another desk",
    "attempt_recorded": "Recorded a call (entry {n})",
    "attempt_corrected": "Corrected a call (entry {n})",
    "attempt_undone": "Took a call back (entry {n})",
    "visit_marked": "Said what became of a visit (entry {n})",
    "missed_signed_off": "Signed off a missed callback (request {n})",
    "lead_name_edited": "Corrected the name of lead {n}",
    "lead_number_edited": "Corrected the number of lead {n}",
    "lead_number_added_edited": "Added a number to lead {n}",
    "lead_number_removed_edited": "Removed a number of lead {n}",
    "leads_joined": "Joined another lead to lead {n}",
    "leads_split": "Split a lead off lead {n}",
    "reach_told": "Said how to reach lead {n}",
    "lead_reassigned": "Gave lead {n} to somebody",
    "all_reassigned": "Gave what {who} had open to others",
    "safety_told": "Priority: said whom the desk told (entry {n})",
    "safety_called_911": "Priority: called 911 (entry {n})",
    "safety_transferred": "Priority: handed the call over (entry {n})",
    "safety_skipped": "Priority: called somebody else first (entry {n})",
    "safety_decided": "Priority: decided to call (entry {n})",
    "safety_kept_on_top": "Priority: reviewed, stays on top (entry {n})",
    "safety_released": "Priority: reviewed and signed (entry {n})",
    "safety_taken_back": "Priority: took an entry back (entry {n})",
    "safety_attached": "Priority: said that an entry is of lead {n}",
    "safety_contact_set": "Named the safety contact of the day",
    "imported": "Took in import {n}",
    "import_undone": "Took back import {n}",
    "entered_by_hand": "Entered a lead by hand (import {n})",
    "record_accepted": "Took in record {n}, which needed a look",
    "record_joined": "Joined record {n} to a lead",
    "record_set_aside": "Set record {n} aside",
    "record_settlement_undone": "Took back what was decided about record {n}",
    "missed_exported": "Exported missed callbacks ({n} rows)",
    "missed_printed": "Printed missed callbacks",
    "never_reached_exported": "Exported who was never reached ({n} rows)",
    "never_reached_printed": "Printed who was never reached",
    "report_exported": "Exported a report ({n} rows)",
    "report_printed": "Printed a report",
    "every_call_exported": "Exported every call to lead {n}",
    "every_call_printed": "Printed every call to lead {n}",
    "audit_exported": "Exported the audit ({n} rows)",
    "audit_printed": "Printed the audit",
    "call_sheet_made": "Made call sheet {n}",
    "call_sheet_printed": "Printed call sheet {n}",
    "kept_saved": "Saved as a file what needs a look (import {n})",
    "signed_in": "Signed in",
    "sign_ins_failed": "Wrong passwords before signing in: {n}",
    "locked": "Locked the desk, or left it alone",
    "unlocked": "Came back by PIN",
    "pin_refused": "A PIN was refused",
    "staff_added": "Added {who}",
    "staff_returned": "Added {who} again",
    "staff_left": "Took {who} off the list",
    "password_changed": "Changed their own password",
    "codes_turned_on": "Turned sign-in codes on for {who}",
    "codes_turned_off": "Turned sign-in codes off for {who}",
    "codes_dropped_by_recovery_key": "Signed in with the recovery key for a code",
    "spare_code_used": "Signed in with a spare code ({n} left)",
    "calendar_changed": "Changed the calendar (version {n})",
    "holidays_taken": "Took newer holidays (calendar version {n})",
    "year_confirmed": "Confirmed the holidays of {n}",
    "outcomes_changed": "Changed the outcomes",
    "call_rules_changed": "Changed the rules for calling",
    "clinic_text_set": "Changed a text or word list of the clinic’s",  # noqa: RUF001 - printed
    "languages_set": "Said which languages {who} speaks",
    "safety_words_set": "Changed the clinic’s own words for danger",  # noqa: RUF001 - printed
    "notice_set": "Set the notice for the desk",
    "claim_minutes_set": "Set how long an opened lead is held",
    "retention_set": "Set for how many years people are kept: {n}",
    "ad_spend_typed": "Typed what ads cost",
    "mailbox_added": "Added mailbox {n}",
    "mailbox_changed": "Changed mailbox {n}",
    "mailbox_removed": "Removed mailbox {n}",
    "folder_added": "Added watched folder {n}",
    "folder_changed": "Changed watched folder {n}",
    "folder_removed": "Removed watched folder {n}",
    "desk_made": "Made the desk",
    "backed_up": "Made a backup",
    "restored": "Restored the desk from a backup",
    "purged": "Removed people for good ({n})",
    "key_renewed": "Renewed the desk’s own key",  # noqa: RUF001 - printed
    "recovery_key_made": "Made a new recovery key",
}
CAME_TO_NOTHING = "{words}: it came to nothing"
WHOLE = "All {rows} rows are as they were written."
NO_BACKUP = "There is no backup of this desk to hold them against."
AS_BACKUP = "They go on from the backup of {day}, {clock}."
WHAT_TO_DO = (
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
    who = staff.get(entry.number or 0, f"staff member {number}")
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
