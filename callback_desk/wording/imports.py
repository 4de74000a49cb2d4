"""Imports as a whole: what came in, and what taking one back comes to."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.errors import DeskError
from callback_desk.domain.import_errors import (
    FieldsDownTheFile,
    NoPhoneColumn,
    RecordsLeft,
    TakenBackInPart,
)
from callback_desk.domain.import_list import ImportState, ListedImport, Reach
from callback_desk.domain.submission import Verdict
from callback_desk.domain.undone_together import InPart, UndoneTogether
from callback_desk.translation import _, _n, grouped
from callback_desk.wording.intake import say_counts, say_product
from callback_desk.wording.people import say_list, visible
from callback_desk.wording.times import say_instant

# Names are cut: a visitor may have typed a million characters.
LONGEST_NAME = 40
# Of files that cannot be read so many are named.
MOST_NAMED = 3


def say_going_on(done: int) -> str:
    """How far an import has come."""
    return _(
        "Importing… {number} records are in. Calls can go on meanwhile.",
        number=grouped(done),
    )


def say_undoable(counts: Mapping[str, int], settled: int = 0) -> str:
    """What an import brought, for the foot, such as: 41 leads came in."""
    coming = counts[Verdict.NEW] + counts[Verdict.REPEAT]
    kept = counts[Verdict.NEEDS_LOOK]
    said = [_n("1 lead came in.", "{count:,} leads came in.", coming)]
    if kept:
        said.append(
            _n("1 record needs a look.", "{count:,} records need a look.", kept)
        )
    if settled:
        said.append(
            _n(
                "1 record that waited is mended by it.",
                "{count:,} records that waited are mended by it.",
                settled,
            )
        )
    return " ".join(said)


def say_refusal(error: DeskError) -> str:
    """What is wrong with one file, beside its columns if it has some."""
    to_do = error.what_to_do
    is_down = isinstance(error, FieldsDownTheFile)
    if isinstance(error, NoPhoneColumn) and error.reading is not None and not is_down:
        # The command line names its own way.
        to_do = _("Export it with the phone field, or say here which column it is.")
    return f"{error.sentence} {to_do}"


def say_refused(refused: Sequence[tuple[str, DeskError | None]]) -> str:
    """What is wrong with what could not be read; of several, which they are."""
    told = [(name, error) for name, error in refused if error is not None]
    if not told:
        return ""
    words = say_refusal(told[0][1])
    if len(told) == 1:
        return words
    others = ", ".join(visible(name) for name, _why in told[1:][:MOST_NAMED])
    more = len(told) - 1 - MOST_NAMED
    if more > 0:
        others = _("{names} and {count} more", names=others, count=more)
    nor = _("These cannot be read either: {files}.", files=others)
    return f"{words} {nor}"


def say_undone_together(undone: UndoneTogether) -> str:
    """What was taken back, whoever stays named; and what was not, where it ended."""
    if undone.in_part is not None:
        return _say_in_part(undone, undone.in_part)
    said = _say_taken_back(undone.removed, undone.kept, undone.names)
    if not undone.left:
        return said
    return _say_ended(undone, said)


def say_taking_back(passed: int, count: int) -> str:
    """How far taking an import back has come."""
    return _(
        "Taking the import back… {done} of {all} leads. Calls are saved meanwhile.",
        done=grouped(passed),
        all=grouped(count),
    )


def part_stays(part: InPart) -> DeskError:
    """How much of an import is gone where taking it back was stopped."""
    if part.gone == part.all:
        # Or it brought none.
        return RecordsLeft()
    return TakenBackInPart(gone=grouped(part.gone), all=grouped(part.all))


def _say_in_part(undone: UndoneTogether, part: InPart) -> str:
    """What is gone, what stays, and how that goes, too."""
    others = len(undone.left) - 1
    said = [part_stays(part).sentence]
    if undone.taken_back:
        said.append(
            _n(
                "Another file was taken back whole.",
                "{count} other files were taken back whole.",
                undone.taken_back,
            )
        )
    if others:
        said.append(
            _n(
                "The other one stays as it was.",
                "The other {count} stay as they were.",
                others,
            )
        )
    return " ".join((*said, _("Undo import takes the rest back, too.")))


def _say_ended(undone: UndoneTogether, said: str) -> str:
    """Some files are taken back, some not."""
    done, stay = undone.taken_back, len(undone.left)
    files = _n(
        "1 of {all} files was taken back.",
        "{count} of {all} files were taken back.",
        done,
        all=done + stay,
    )
    others = _n(
        "The other one stays as it was.", "The other {count} stay as they were.", stay
    )
    if undone.problem is not None:
        why = f"{undone.problem.sentence} {undone.problem.what_to_do}"
        return f"{files} {said} {others} {why}"
    return _("Stopped: {what}", what=f"{files} {said} {others}")


def _say_taken_back(removed: int, kept: int, names: Sequence[str]) -> str:
    """What became of an import that was taken back, whoever stays named."""
    said = _("Taken back; no lead came by it alone.")
    if removed:
        said = _n("1 lead is gone again.", "{count:,} leads are gone again.", removed)
    return f"{said} {_say_stay(names, kept)}" if kept else said


def _say_stay(names: Sequence[str], kept: int) -> str:
    return _n(
        "{names} stays: somebody has worked on it or has it open.",
        "{names} stay: somebody has worked on them or has them open.",
        kept,
        names=_say_names(names, kept),
    )


def say_reach(reach: Reach, names: Sequence[str]) -> tuple[str, ...]:
    """What taking an import back would come to, a sentence a line."""
    said = [
        _n(
            "1 lead goes: nothing else brought it.",
            "{count:,} leads go: nothing else brought them.",
            reach.gone,
        )
    ]
    if reach.less:
        said.append(
            _n(
                "1 lead loses what came by it, and otherwise stays as before.",
                "{count:,} leads lose what came by it, and otherwise stay as before.",
                reach.less,
            )
        )
    if reach.waiting:
        said.append(
            _n(
                "1 record that needs a look goes with it.",
                "{count:,} records that need a look go with it.",
                reach.waiting,
            )
        )
    if reach.kept:
        said.append(_say_stay(names, len(reach.kept)))
    said.append(_("Importing the same file again brings everything back."))
    return tuple(said)


def _say_names(names: Sequence[str], count: int) -> str:
    shown = [visible(name.strip()[:LONGEST_NAME]) or _("No name") for name in names]
    more = count - len(shown)
    if not shown:
        return _n("1 lead", "{count:,} leads", count)
    if more > 0:
        return _("{names} and {count} more", names=", ".join(shown), count=more)
    return say_list(shown)


def say_listed(listed: ListedImport) -> str:
    """What an import brought, for the list."""
    return say_counts(listed.seen, listed.counts)


def say_listed_state(listed: ListedImport, calendar: BusinessCalendar) -> str:
    """How an import stands now."""
    waits = ""
    if listed.waiting:
        waits = _n(
            "1 still needs a look", "{count:,} still need a look", listed.waiting
        )
    match listed.state:
        case ImportState.GOING_ON:
            return _("going on")
        case ImportState.UNDOING:
            return _("being taken back")
        case ImportState.UNDONE:
            said = _("taken back")
            if listed.undone_by:
                said = _("taken back by {who}", who=visible(listed.undone_by))
            if listed.undone_at:
                return f"{said}, {_local(listed.undone_at, calendar)}"
            return said
        case ImportState.IN_PART:
            said = _("taken back in part")
            if listed.undone_by:
                said = _("taken back in part by {who}", who=visible(listed.undone_by))
            if listed.undone_at:
                said = f"{said}, {_local(listed.undone_at, calendar)}"
            return f"{said}; {waits}" if waits else said
        case _:
            return waits


def say_listed_when(listed: ListedImport, calendar: BusinessCalendar) -> str:
    """When an import was made."""
    return _local(listed.at, calendar)


def say_listed_source(listed: ListedImport) -> str:
    """What an import was recognised as, and what it is counted as."""
    product = say_product(listed.recognised_as)
    if listed.recognised_as == "imap":
        product = _("Mailbox")
    if listed.source_name is None:
        return product
    return _(
        "{product}, counted as {source_name}",
        product=product,
        source_name=visible(listed.source_name),
    )


def _local(at: datetime, calendar: BusinessCalendar) -> str:
    return say_instant(calendar.local(at))
