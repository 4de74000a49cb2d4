"""First and last names whose columns say of what they are parts, in any language."""

from pathlib import Path

import pytest

from tests.intake.opening import opened


@pytest.mark.parametrize(
    ("headers", "cells", "name"),
    [
        ("Name (Vorname);Name (Nachname)", "Jörg;Groß", "Jörg Groß"),
        ("Ihr Name (Nachname);Ihr Name (Vorname)", "Groß;Jörg", "Jörg Groß"),
        ("Name (Anrede);Name (Vorname);Name (Nachname)", "Herr;Jörg;Groß", "Jörg Groß"),
        ("Nom (Prénom);Nom (Nom)", "Zoé;Lefèvre", "Zoé Lefèvre"),
        ("Nome (Primeiro);Nome (Sobrenome)", "João;Cruz", "João Cruz"),
        ("Nome: Nome;Nome: Cognome", "Giò;Rossi", "Giò Rossi"),
        ("Nombre (Nombre);Nombre (Apellidos)", "Ana;Gil Paz", "Ana Gil Paz"),
        ("Patient (First);Patient (Last);Spouse (First)", "Ann;Lee;Tom", "Ann Lee"),
        ("Spouse name (First);Spouse name (Last);Name", "Tom;Lee;Ann Lee", "Ann Lee"),
    ],
)
def test_a_name_is_put_together(
    headers: str, cells: str, name: str, tmp_path: Path
) -> None:
    file = opened(f"{headers};Telefon\n{cells};646-555-0101\n", tmp_path)
    assert [one.name for one in file.submissions()] == [name]
