"""`demo`: a throw-away desk with a believable fortnight on it."""

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated

import typer

from callback_desk import bootstrap
from callback_desk.cli import queue_table
from callback_desk.cli.output import tell
from callback_desk.cli.session import session_of
from callback_desk.demo import make_demo
from callback_desk.services.work_queue import show_queue
from callback_desk.translation import _


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(demo)


def demo(
    context: typer.Context,
    seed: Annotated[
        int, typer.Option(help=_("Another fortnight for each number."))
    ] = 0,
    no_window: Annotated[
        bool, typer.Option("--no-window", help=_("Print the list instead of a window."))
    ] = False,
    keep: Annotated[
        Path | None, typer.Option(help=_("A new folder to keep the desk in."))
    ] = None,
) -> int:
    """Open the window on a throw-away desk, its fortnight drawn by the real engine."""
    if not no_window:
        from callback_desk.ui.screen import require_screen

        require_screen()
    folder = _new_folder(keep)
    try:
        made = make_demo(folder, session_of(context).clock, seed)
        if keep is not None:
            tell(
                _(
                    "The desk is {path}; sign in as {staff} with the password "
                    "“{password}”.",
                    path=made.path,
                    staff=made.staff,
                    password=made.password,
                )
            )
        if not no_window:
            from callback_desk.app import run_window

            return run_window(demo=made)
        with bootstrap.open_desk(
            made.path, made.staff, made.password, made.clock
        ) as desk:
            queue, calendar = show_queue(desk)
            queue_table.print_queue(desk, queue, queue.entries, calendar)
        return 0
    finally:
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)


def _new_folder(keep: Path | None) -> Path:
    if keep is None:
        return Path(mkdtemp(prefix="callback-desk-demo-"))
    if keep.exists():
        raise typer.BadParameter(
            _("{keep} is there already", keep=keep), param_hint="--keep"
        )
    keep.mkdir(parents=True, mode=0o700)
    return keep
