"""`undo-import`: takes a batch back; leads already worked on stay."""

from typing import Annotated

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.ended_by_keys import ended_by_keys
from callback_desk.cli.numbers import row_number
from callback_desk.cli.output import print_json, print_words
from callback_desk.cli.session import session_of
from callback_desk.domain.import_errors import NotTakenBack
from callback_desk.domain.stopping import Stopped
from callback_desk.services.undo_import import undo_import
from callback_desk.translation import _
from callback_desk.wording.imports import part_stays
from callback_desk.wording.intake import say_undone


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("undo-import")(undo)


def undo(
    context: typer.Context,
    batch: Annotated[
        int,
        typer.Argument(
            metavar="BATCH",
            help=_("Its number: `import --json` tells it."),
            callback=row_number,
        ),
    ],
    as_json: AsJson = False,
) -> int:
    """Take an import back; leads that somebody worked on since stay.

    Ctrl+C stops it, and the rest stays. Exit code 1 means that some stayed.
    """
    with session_of(context).open_desk() as desk, ended_by_keys() as heed:
        try:
            undone = undo_import(desk, batch, heed)
        except Stopped:
            raise NotTakenBack() from None
    if undone.in_part is not None:
        raise part_stays(undone.in_part)
    if as_json:
        print_json({"removed": undone.removed, "kept": list(undone.kept)})
    else:
        print_words(say_undone(undone.removed, undone.kept))
    return 1 if undone.kept else 0
