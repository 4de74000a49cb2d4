"""`undo-import`: takes a batch back; leads already worked on stay."""

from typing import Annotated

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.numbers import row_number
from callback_desk.cli.output import print_json, print_words
from callback_desk.cli.session import session_of
from callback_desk.services.undo_import import undo_import
from callback_desk.translation import _
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

    Exit code 1 means that some stayed.
    """
    with session_of(context).open_desk() as desk:
        undone = undo_import(desk, batch)
    if as_json:
        print_json({"removed": undone.removed, "kept": list(undone.kept)})
    else:
        print_words(say_undone(undone.removed, undone.kept))
    return 1 if undone.kept else 0
