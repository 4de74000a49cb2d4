"""What `--help` says of each command: its docstring, in the language of the run."""

import inspect

import typer

from callback_desk.translation import _


def say_help(app: typer.Typer) -> None:
    """Give every command of an app and of its families its help."""
    for command in app.registered_commands:
        if command.callback is not None:
            command.help = _(inspect.getdoc(command.callback) or "")
    for family in app.registered_groups:
        if family.typer_instance is not None:
            say_help(family.typer_instance)
