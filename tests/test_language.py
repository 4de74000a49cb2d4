"""Which language a run speaks."""

from pathlib import Path

import pytest

from callback_desk.language import KeptLanguage, choose_language

SPANISH = {"LANG": "es_MX.UTF-8"}


@pytest.fixture
def kept(tmp_path: Path) -> KeptLanguage:
    return KeptLanguage(tmp_path / "new" / "computer.toml")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        # In gettext's own order.
        ({"LANGUAGE": "es:en", "LANG": "en_US.UTF-8"}, "es"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "es_ES.UTF-8"}, "en"),
        ({"LC_MESSAGES": "es_US.UTF-8", "LANG": "en_US.UTF-8"}, "es"),
        ({"LANGUAGE": "", "LANG": "es_ES.UTF-8"}, "es"),
        # As there: whoever asks for the plain locale gets the words that scripts know.
        ({"LANGUAGE": "es", "LANG": "C"}, "en"),
        ({"LANGUAGE": "es", "LC_ALL": "C.UTF-8", "LANG": "es_ES.UTF-8"}, "en"),
        ({"LANGUAGE": "es", "LANG": "POSIX"}, "en"),
        ({"LANGUAGE": "es"}, "es"),
        ({"CALLBACK_DESK_LANGUAGE": "es", "LANG": "en_US.UTF-8"}, "es"),
        ({"CALLBACK_DESK_LANGUAGE": "en", "LANG": "es_ES.UTF-8"}, "en"),
        ({"CALLBACK_DESK_LANGUAGE": "klingon", "LANG": "es_ES.UTF-8"}, "es"),
    ],
)
def test_the_environment_says_it(
    environment: dict[str, str], language: str, kept: KeptLanguage
) -> None:
    assert choose_language([], environment, kept) == language


def test_the_computers_choice_stands_above_the_systems(kept: KeptLanguage) -> None:
    kept.keep("en")
    assert choose_language([], SPANISH, kept) == "en"
    kept.keep("es")
    assert choose_language([], {"LANG": "en_US.UTF-8"}, kept) == "es"
    assert choose_language([], {"CALLBACK_DESK_LANGUAGE": "en"}, kept) == "en"
    kept.keep(None)
    assert choose_language([], SPANISH, kept) == "es"
    kept.keep(None)


def test_what_a_program_reads_is_english(kept: KeptLanguage) -> None:
    kept.keep("es")
    wants = {"CALLBACK_DESK_LANGUAGE": "es"} | SPANISH
    assert choose_language(["queue", "--json"], wants, kept) == "en"


@pytest.mark.parametrize(
    "text", [b"", b"language = 3", b'language = "xx"', b"\xff\xfe", b"[[["]
)
def test_a_broken_choice_is_none(text: bytes, tmp_path: Path) -> None:
    file = tmp_path / "computer.toml"
    file.write_bytes(text)
    assert KeptLanguage(file).read() is None


def test_the_systems_own_list_is_asked_where_there_is_no_environment(
    kept: KeptLanguage,
) -> None:
    assert choose_language([], {}, kept, ["es-US", "en-US"]) == "es"
    assert choose_language([], {}, kept, ["fr-FR", "es-US"]) == "en"
    assert choose_language([], {}, kept, []) == "en"
