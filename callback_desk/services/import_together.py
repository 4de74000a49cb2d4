"""Importing several files as one act: counted together, undone together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from callback_desk.domain.errors import DeskError
from callback_desk.domain.import_errors import UnknownBatch
from callback_desk.domain.record_place import RecordPlace
from callback_desk.domain.settlement import Fix
from callback_desk.domain.stopping import Heed, Stopped, go_on
from callback_desk.domain.submission import Verdict
from callback_desk.domain.undone_together import UndoneTogether
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import Opener, ShouldStop, SourceSettings
from callback_desk.services.list_imports import names_of
from callback_desk.services.take_in_file import take_in_file
from callback_desk.services.undo_import import OnPart, ignore_part, undo_import

# Hears how many records were taken in so far, and how much of all files that is.
OnShare = Callable[[int, float | None], None]


@dataclass(frozen=True, slots=True)
class FileToTake:
    """A file that is to be imported.

    Attributes:
        name: what it is called.
        opener: opens it.
        fixes: by place, what somebody made of records that need a look.
    """

    name: str
    opener: Opener
    fixes: Mapping[RecordPlace, Fix]


@dataclass(slots=True)
class Brought:
    """What an import of some files brought.

    Attributes:
        counts: the records by what became of them.
        seen: how many there were.
        batches: the imports that it is stored as.
        refused: what is wrong with the files that were not taken in, by name.
        settled: how many records that waited before are mended by it.
        stopped: whether somebody stopped it, so that nothing of it stays.
    """

    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(map(str, Verdict), 0)
    )
    seen: int = 0
    batches: list[int] = field(default_factory=list)
    refused: list[tuple[str, DeskError]] = field(default_factory=list)
    settled: int = 0
    stopped: bool = False


def import_together(
    desk: Desk,
    files: Sequence[FileToTake],
    settings: SourceSettings,
    on_share: OnShare,
    should_stop: ShouldStop,
) -> Brought:
    """Import files one after another; one that cannot be read keeps none from it.

    Args:
        desk: where to.
        files: them.
        settings: what staff say of all of them.
        on_share: hears how far it is.
        should_stop: is asked between portions; nothing of any file stays then.

    Raises:
        DeskError: of the desk itself; what was taken in before it is in the list of
            imports.
    """
    brought = Brought()
    for number, file in enumerate(files):

        def tell(done: int, fraction: float | None, before: int = number) -> None:
            share = None if fraction is None else (before + fraction) / len(files)
            on_share(brought.seen + done, share)

        taken = take_in_file(
            desk,
            file.opener,
            settings,
            file.fixes,
            on_progress=tell,
            should_stop=should_stop,
        )
        report = taken.report
        if report.stopped:
            undone = undo_together(desk, brought.batches)
            if undone.problem is not None:
                raise undone.problem
            return Brought(stopped=True)
        if report.error is not None:
            brought.refused.append((file.name, report.error))
            continue
        if report.batch is not None:
            brought.batches.append(report.batch)
        brought.seen += report.seen
        brought.settled += taken.settled
        for verdict, count in taken.counts.items():
            brought.counts[verdict] += count
    return brought


def undo_together(
    desk: Desk,
    batches: Sequence[int],
    heed: Heed = go_on,
    leave: Heed = go_on,
    on_part: OnPart = ignore_part,
) -> UndoneTogether:
    """Take imports back, the newest first.

    Where it ends before the last one, what was done until then is told all the same.
    `heed`, `leave` and `on_part` are asked, or hear, as told of `undo_import`.

    Raises:
        Stopped: `heed` ended it before anything was taken back.
        UnknownBatch: all of them were taken back before.
        ImportGoingOn: somebody is importing, and goes on; nothing was taken back.
        HalfTakenBack: `leave` ended it in the middle of the first.
    """
    removed, kept, taken_back = 0, list[int](), 0
    problem: DeskError | None = None
    left, in_part = list(batches), None
    while left:
        try:
            undone = undo_import(desk, left[-1], heed, leave, on_part)
        except UnknownBatch as error:
            problem = error
        except (Stopped, DeskError) as error:
            if not taken_back:
                raise
            problem = error if isinstance(error, DeskError) else None
            break
        else:
            problem, in_part = None, undone.in_part
            removed += undone.removed
            kept += undone.kept
            if in_part is not None:
                break
            taken_back += 1
        left.pop()
    if problem is not None and not taken_back:
        raise problem
    stay = tuple(sorted(set(kept)))
    return UndoneTogether(
        *(removed, len(stay), names_of(desk, stay)),
        taken_back=taken_back,
        left=tuple(left),
        problem=problem if left else None,
        in_part=in_part,
    )
