"""A desk whose computer speaks Spanish: the window, the commands, and `--json`."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.cli.command_line import SAMPLES
from tests.desks import MANAGER, PASSWORD, copy_desk

ROOT = Path(__file__).parents[2]
BY_THE_SYSTEM = {"LANG": "es_ES.UTF-8"}
AS_TOLD = {"CALLBACK_DESK_LANGUAGE": "es", "LANG": "en_US.UTF-8"}


def surroundings(folder: Path, says: Mapping[str, str]) -> dict[str, str]:
    """An environment of its own, in which only this says a language."""
    told = ("LANG", "LANGUAGE", "CALLBACK_DESK_LANGUAGE")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in told and not name.startswith("LC_")
    }
    own = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}
    return kept | own | {"QT_QPA_PLATFORM": "offscreen"} | dict(says)


def run(*command: object, environment: Mapping[str, str]) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def commands_on(database: Path) -> tuple[object, ...]:
    """What stands before each command on a desk."""
    password = database.with_name("password")
    password.write_text(PASSWORD + "\n", "utf-8")
    at = ("--db", database, "--staff", MANAGER)
    return ("callback_desk", *at, "--password-file", password)


def test_a_language_that_is_told_comes_before_the_systems(tmp_path: Path) -> None:
    before, spanish = commands_on(copy_desk(tmp_path)), surroundings(tmp_path, AS_TOLD)
    told = run(*before, "import", SAMPLES / "gravity-forms.csv", environment=spanish)
    assert "nuevos" in told


def test_a_call_in_spanish(tmp_path: Path) -> None:
    database = copy_desk(tmp_path)
    before = commands_on(database)
    spanish = surroundings(tmp_path, BY_THE_SYSTEM)

    told = run(*before, "import", SAMPLES / "gravity-forms.csv", environment=spanish)
    assert "nuevos" in told
    queue = run(*before, "queue", environment=spanish)
    assert "Dana Lee" in queue
    assert "prioridad" in queue.lower()
    assert "priority" not in queue.lower()
    document = json.loads(run(*before, "queue", "--json", environment=spanish))
    english = surroundings(tmp_path, {"CALLBACK_DESK_LANGUAGE": "en"})
    same = json.loads(run(*before, "queue", "--json", environment=english))
    assert shape(document) == shape(same)

    script = ("tests.journeys.spanish_day", database, MANAGER, PASSWORD)
    came = json.loads(run(*script, environment=spanish).splitlines()[-1])
    assert {"Nombre", "Contraseña"} <= set(came["at_sign_in"])
    assert {"Hoy", "Por revisar", "Informes", "Calendario"} <= set(came["on_today"])
    assert {"Nombre", "Número"} <= set(came["heads"])
    # What is stored is the same in every language.
    assert came["recorded"] == "no_answer"
    english_words = {"Today", "Needs a look", "Reports", "Call guide", "Settings"}
    assert not english_words & {*came["at_sign_in"], *came["on_today"]}


def shape(document: object) -> object:
    """A document without what changes from second to second: its keys and codes."""
    if isinstance(document, dict):
        return {key: shape(value) for key, value in document.items()}
    if isinstance(document, list):
        return [shape(value) for value in document]
    return document if isinstance(document, str) and document.isidentifier() else None
