"""`callback-desk`: the options before every command, and what each exit code means."""

import logging
import sys
from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer

from callback_desk import __version__
from callback_desk.cli import (
    audit_commands,
    backup_commands,
    calendar_commands,
    call_commands,
    demo_command,
    desk_commands,
    due_command,
    fetch_command,
    folder_commands,
    import_command,
    key_commands,
    lead_commands,
    mail_commands,
    missed_command,
    needs_look_commands,
    problem_command,
    purge_command,
    remove_command,
    report_commands,
    safety_commands,
    staff_commands,
    undo_command,
)
from callback_desk.cli.command_help import say_help
from callback_desk.cli.output import (
    AnswerLost,
    error_json,
    prepare_streams,
    print_json,
    tell,
    tell_error,
    write_nowhere,
    writing,
)
from callback_desk.cli.session import Session
from callback_desk.domain.errors import DeskError
from callback_desk.log_setup import keep_in_file, places_of
from callback_desk.translation import _

_log = logging.getLogger(__name__)


class Exit(IntEnum):
    """What an exit code means (the contract of the command line)."""

    DONE = 0
    LOOK = 1
    WRONG_USE = 2
    DESK_ERROR = 3
    BUG = 4


class Bug(DeskError):
    """The program itself went wrong."""

    code = "bug"
    sentence_form = _("Callback Desk made a mistake of its own ({kind}).")
    what_to_do_form = _("Nothing half-done was kept; tell those who look after it.")


app = typer.Typer(
    name="callback-desk",
    help=_("Keep a clinic's promise to call back within one business day."),
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
desk_commands.add_to(app)
audit_commands.add_to(app)
backup_commands.add_to(app)
demo_command.add_to(app)
staff_commands.add_to(app)
key_commands.add_to(app)
import_command.add_to(app)
undo_command.add_to(app)
fetch_command.add_to(app)
mail_commands.add_to(app)
folder_commands.add_to(app)
lead_commands.add_to(app)
call_commands.add_to(app)
due_command.add_to(app)
report_commands.add_to(app)
missed_command.add_to(app)
needs_look_commands.add_to(app)
safety_commands.add_to(app)
calendar_commands.add_to(app)
problem_command.add_to(app)
purge_command.add_to(app)
remove_command.add_to(app)
say_help(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(_("callback-desk {version}", version=__version__))
        raise typer.Exit


@app.callback()
def before(
    context: typer.Context,
    db: Annotated[
        Path | None,
        typer.Option(help=_("The desk's database."), envvar="CALLBACK_DESK_DB"),
    ] = None,
    staff: Annotated[
        str | None,
        typer.Option(help=_("Who is asking."), envvar="CALLBACK_DESK_STAFF"),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(
            help=_("A file whose first line is the password."),
            envvar="CALLBACK_DESK_PASSWORD_FILE",
        ),
    ] = None,
    now: Annotated[
        str | None,
        typer.Option(
            metavar="INSTANT", help=_("The desk's time for this command, for replay.")
        ),
    ] = None,
    code: Annotated[
        str | None,
        typer.Option(
            metavar="DIGITS",
            help=_(
                "The sign-in code, for those who have them, or a spare one; asked on "
                "a terminal, where the recovery key does as well."
            ),
            envvar="CALLBACK_DESK_CODE",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help=_("Print the version and end."),
        ),
    ] = False,
) -> None:
    """Keep a clinic's promise to call back within one business day."""
    context.obj = session = Session(
        db=db,
        staff=staff,
        password_file=password_file,
        now=now,
        code=code,
    )
    keep_in_file(session.path)
    if context.invoked_subcommand is None:
        if now is not None:
            raise typer.BadParameter(
                _("it holds for one command; the window shows the real time"),
                param_hint="--now",
            )
        from callback_desk.app import run_window

        raise typer.Exit(run_window(session.path))


def run(arguments: list[str]) -> int:
    """Run one command.

    Python and the command library end crashes and wrong use with codes of their own,
    so everything is caught here.

    Returns:
        The exit code.
    """
    prepare_streams()
    try:
        result = app(arguments, standalone_mode=False)
        with writing():
            sys.stdout.flush()
        return result if isinstance(result, int) else Exit.DONE
    except DeskError as error:
        _log.warning("told: %s", error.code)
        _report(error, arguments)
        return Exit.DESK_ERROR
    except typer.TyperException as error:
        show = getattr(error, "show", None)
        if show is not None:
            show()
        else:
            tell(str(error))
        return Exit.WRONG_USE
    except (typer.Abort, KeyboardInterrupt):
        tell(_("Stopped."))
        return Exit.DESK_ERROR
    except BrokenPipeError:
        # Whoever read the output has gone; there is nobody left to tell.
        write_nowhere()
        return Exit.DONE
    except Exception as error:
        _log.exception("a bug")
        _report(Bug(kind=type(error).__name__), arguments)
        tell(_where(error))
        return Exit.BUG


def _report(error: DeskError, arguments: list[str]) -> None:
    if "--json" in arguments and not isinstance(error, AnswerLost):
        print_json({"error": error_json(error)})
    tell_error(error)


def _where(error: BaseException) -> str:
    """Where it went wrong: files and lines, no values, which may be somebody's name."""
    return "\n".join(f"  {place}" for place in places_of(error))
