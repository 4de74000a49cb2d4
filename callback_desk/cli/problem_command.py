"""`problem-report`: what those who look after the program need, nobody in it."""

import typer

from callback_desk import bootstrap
from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.output import print_json, print_words
from callback_desk.cli.session import session_of
from callback_desk.domain.errors import DeskError
from callback_desk.services.problem_report import make_problem_report


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("problem-report")(report)


def report(context: typer.Context, as_json: AsJson = False) -> None:
    """Print versions, counts and numbers of rows, to be sent with a question.

    No name, number or text of anybody is in it. Without --staff, or where the desk does
    not open, it tells of the program alone.
    """
    session = session_of(context)
    if not session.staff:
        _print(make_problem_report(None, bootstrap.real_time()), as_json)
        return
    try:
        with session.open_desk() as desk:
            made = make_problem_report(desk, bootstrap.real_time())
    except DeskError as error:
        made = make_problem_report(None, bootstrap.real_time(), error)
    _print(made, as_json)


def _print(made: str, as_json: bool) -> None:
    if as_json:
        print_json({"report": made})
    else:
        print_words(made.rstrip("\n"))
