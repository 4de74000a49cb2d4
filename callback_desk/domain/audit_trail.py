"""What the audit says: its kinds of acts, and what is asked of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AuditKind(StrEnum):
    """What an act was about, as the page lets them be chosen."""

    SEEN = "seen"
    CALLS = "calls"
    PEOPLE = "people"
    SAFETY = "safety"
    CAME_IN = "came_in"
    WENT_OUT = "went_out"
    STAFF = "staff"
    SETTINGS = "settings"
    DESK = "desk"


_SAFETY = (
    *("told", "called_911", "transferred", "skipped", "decided", "kept_on_top"),
    *("released", "taken_back", "attached", "contact_set"),
)
_HANDED_OUT = ("missed", "never_reached", "report", "every_call", "audit")
FAILED = "_failed"

ACTS: dict[AuditKind, tuple[str, ...]] = {
    AuditKind.SEEN: ("lead_seen", "lead_came_up", "lead_claimed", "lead_taken_over"),
    AuditKind.CALLS: (
        *("attempt_recorded", "attempt_corrected", "attempt_undone", "visit_marked"),
        "missed_signed_off",
    ),
    AuditKind.PEOPLE: (
        *("lead_name_edited", "lead_number_edited", "lead_number_added_edited"),
        *("lead_number_removed_edited", "leads_joined", "leads_split", "reach_told"),
        *("lead_reassigned", "all_reassigned"),
    ),
    AuditKind.SAFETY: tuple(f"safety_{act}" for act in _SAFETY),
    AuditKind.CAME_IN: (
        *("imported", "import_undone", "import_undo_stopped", "entered_by_hand"),
        *("record_accepted", "record_joined", "record_set_aside"),
        "record_settlement_undone",
    ),
    AuditKind.WENT_OUT: (
        *(f"{what}_{how}" for what in _HANDED_OUT for how in ("exported", "printed")),
        *("call_sheet_made", "call_sheet_printed", "kept_saved"),
    ),
    AuditKind.STAFF: (
        *("signed_in", "sign_ins_failed", "locked", "unlocked", "pin_refused"),
        *("staff_added", "staff_returned", "staff_left", "password_changed"),
        *("codes_turned_on", "codes_turned_off", "codes_dropped_by_recovery_key"),
        "spare_code_used",
    ),
    AuditKind.SETTINGS: (
        *("calendar_changed", "holidays_taken", "year_confirmed", "outcomes_changed"),
        *("call_rules_changed", "clinic_text_set", "notice_set", "claim_minutes_set"),
        *("retention_set", "ad_spend_typed", "mailbox_added", "mailbox_changed"),
        *("languages_set", "safety_words_set"),
        *("mailbox_removed", "folder_added", "folder_changed", "folder_removed"),
    ),
    AuditKind.DESK: (
        *("desk_made", "backed_up", "restored", "purged", "key_renewed"),
        "recovery_key_made",
    ),
}


def acts_of(kind: AuditKind) -> tuple[str, ...]:
    """The acts of a kind, those that came to nothing too."""
    return tuple(name for act in ACTS[kind] for name in (act, f"{act}{FAILED}"))


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A row of the audit: numbers only, but for who it was.

    Attributes:
        audit_id: its number; there is none left out.
        at: when, by the desk's clock, aware UTC.
        real_at: when, by the computer's.
        by: whose name.
        act: what they did, as it is stored.
        subject: what the number counts or names.
        number: how many, or which.
    """

    audit_id: int
    at: datetime
    real_at: datetime
    by: str
    act: str
    subject: str | None
    number: int | None


@dataclass(frozen=True, slots=True)
class AuditAsked:
    """Which rows are asked for; nothing said means all of them.

    Attributes:
        acts: what was done; empty means anything.
        staff_id: by whom.
        begins: from when on, aware UTC.
        ends: until when, this instant not included.
    """

    acts: tuple[str, ...] = ()
    staff_id: int | None = None
    begins: datetime | None = None
    ends: datetime | None = None
