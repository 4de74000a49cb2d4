"""Imports as a whole: what came in, and what taking one back comes to."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.errors import DeskError
from callback_desk.domain.import_list import ImportState, ListedImport, Reach
from callback_desk.domain.submission import Verdict
from callback_desk.wording.intake import say_counts, say_product
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_instant

# Names are cut: a visitor may have typed a million characters.
LONGEST_NAME = 40
# Of files that cannot be read so many are named.
MOST_NAMED = 3
_COUNT_FROM = 1_000


def say_number(count: int) -> str:
    """A count, its thousands apart: `41`, `12,000`."""
    return f"{count:,}" if count >= _COUNT_FROM else str(count)


def _leads(count: int, one: str, many: str) -> str:
    return f"1 lead {one}" if count == 1 else f"{say_number(count)} leads {many}"


def say_undoable(counts: Mapping[str, int], settled: int = 0) -> str:
    """What an import brought, for the foot, such as: 41 leads came in."""
    coming = counts[Verdict.NEW] + counts[Verdict.REPEAT]
    kept = counts[Verdict.NEEDS_LOOK]
    said = [_leads(coming, "came in", "came in") + "."]
    if kept:
        kept_are = "1 record needs" if kept == 1 else f"{say_number(kept)} records need"
        said.append(f"{kept_are} a look.")
    if settled:
        were = (
            "1 record that waited is"
            if settled == 1
            else (f"{say_number(settled)} records that waited are")
        )
        said.append(f"{were} mended by it.")
    return " ".join(said)


def say_refused(refused: Sequence[tuple[str, DeskError | None]]) -> str:
    """What is wrong with what could not be read; of several, which they are."""
    told = [(name, error) for name, error in refused if error is not None]
    if not told:
        return ""
    error = told[0][1]
    words = f"{error.sentence} {error.what_to_do}"
    if len(told) == 1:
        return words
    others = ", ".join(visible(name) for name, _ in told[1:][:MOST_NAMED])
    more = len(told) - 1 - MOST_NAMED
    others += f" and {more} more" if more > 0 else ""
    return f"{words} Nor can be read: {others}."


def say_taken_back(removed: int, kept: int, names: Sequence[str]) -> str:
    """What became of an import that was taken back, whoever stays named."""
    said = f"{_leads(removed, 'is', 'are')} gone again."
    if not removed:
        said = "Taken back; no lead came by it alone."
    if not kept:
        return said
    who = _say_names(names, kept)
    stays = (
        "stays: somebody has worked on it"
        if kept == 1
        else ("stay: somebody has worked on them")
    )
    return f"{said} {who} {stays}."


def say_reach(reach: Reach, names: Sequence[str]) -> tuple[str, ...]:
    """What taking an import back would come to, a sentence a line."""
    said = [f"{_leads(reach.gone, 'goes', 'go')} that nothing else brought."]
    if reach.less:
        loses = _leads(reach.less, "loses", "lose")
        said.append(f"{loses} what came by it, and otherwise stays as before.")
    if reach.waiting:
        wait = (
            "1 record that needs a look goes"
            if reach.waiting == 1
            else f"{say_number(reach.waiting)} records that need a look go"
        )
        said.append(f"{wait} with it.")
    if reach.kept:
        who, is_one = _say_names(names, len(reach.kept)), len(reach.kept) == 1
        stays = "stays: somebody has" if is_one else "stay: somebody has"
        said.append(f"{who} {stays} worked on {'it' if is_one else 'them'}.")
    said.append("Importing the same file again brings everything back.")
    return tuple(said)


def _say_names(names: Sequence[str], count: int) -> str:
    shown = [visible(name.strip()[:LONGEST_NAME]) or "No name" for name in names]
    more = count - len(shown)
    if more > 0:
        return f"{', '.join(shown)} and {say_number(more)} more"
    if len(shown) > 1:
        return f"{', '.join(shown[:-1])} and {shown[-1]}"
    return shown[0] if shown else _leads(count, "", "").strip()


def say_listed(listed: ListedImport) -> str:
    """What an import brought, for the list."""
    return say_counts(listed.seen, listed.counts)


def say_listed_state(listed: ListedImport, calendar: BusinessCalendar) -> str:
    """How an import stands now."""
    match listed.state:
        case ImportState.GOING_ON:
            return "going on"
        case ImportState.UNDONE:
            by = f" by {visible(listed.undone_by)}" if listed.undone_by else ""
            when = f", {_local(listed.undone_at, calendar)}" if listed.undone_at else ""
            return f"taken back{by}{when}"
        case _:
            if listed.waiting == 1:
                return "1 needs a look"
            return f"{say_number(listed.waiting)} need a look" if listed.waiting else ""


def say_listed_when(listed: ListedImport, calendar: BusinessCalendar) -> str:
    """When an import was made."""
    return _local(listed.at, calendar)


def say_listed_source(listed: ListedImport) -> str:
    """What an import was recognised as, and what it is counted as."""
    product = say_product(listed.recognised_as)
    if listed.recognised_as == "generic-csv":
        product = "a plain CSV"
    if listed.recognised_as == "imap":
        product = "Mailbox"
    if listed.source_name is None:
        return product
    return f"{product}, counted as {visible(listed.source_name)}"


def _local(at: datetime, calendar: BusinessCalendar) -> str:
    return say_instant(calendar.local(at))
