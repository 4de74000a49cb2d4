"""Sentences in the language of the run, and what is filled into them."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from callback_desk.translation import ENGLISH, _, _n, _p, speak, spoken


@pytest.fixture
def spanish(tmp_path: Path) -> Iterator[None]:
    catalogue = Catalog("es")
    catalogue.add("Good morning, {name}.", "Buenos días, {name}.")
    catalogue.add("May", "Puede")
    catalogue.add("May", "mayo", context="month")
    # Babel knows three plural forms of Spanish, the second for whole millions.
    many = "{count} solicitudes"
    catalogue.add(("1 lead", "{count} leads"), ("1 solicitud", many, many))
    catalogue.add("It closes at {close}.", "Cierra a las {close}.")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "callback_desk.mo").write_bytes(compiled.getvalue())
    speak("es", tmp_path)
    yield
    speak(ENGLISH)


def test_english_is_what_stands_in_the_code() -> None:
    assert spoken() == ENGLISH
    assert _("Good morning, {name}.", name="Ann") == "Good morning, Ann."
    assert _p("month", "May") == "May"
    assert [_n("1 lead", "{count} leads", n) for n in (0, 1, 2)] == [
        *("0 leads", "1 lead", "2 leads")
    ]


@pytest.mark.usefixtures("spanish")
def test_another_language_is_what_stands_in_its_catalogue() -> None:
    assert spoken() == "es"
    assert _("Good morning, {name}.", name="Ann") == "Buenos días, Ann."
    assert (_("May"), _p("month", "May")) == ("Puede", "mayo")
    assert [_n("1 lead", "{count} leads", n) for n in (0, 1, 2)] == [
        *("0 solicitudes", "1 solicitud", "2 solicitudes")
    ]
    assert _n("1 lead", "{count} leads", 1200, count="1,200") == "1,200 solicitudes"


@pytest.mark.usefixtures("spanish")
def test_what_is_not_in_the_catalogue_stays_english() -> None:
    assert _("Good night.") == "Good night."
    assert _p("no such", "May") == "May"


def test_what_is_filled_in_is_never_read_for_fields() -> None:
    hostile = "{0} {name.__class__} {{x}}"
    assert _("Good morning, {name}.", name=hostile) == f"Good morning, {hostile}."
    assert _n("1 of {name}", "{count} of {name}", 2, name=hostile) == f"2 of {hostile}"
    assert _("Kept as {it} is") == "Kept as {it} is"


def test_an_unknown_language_and_a_missing_catalogue_are_english(
    tmp_path: Path,
) -> None:
    try:
        speak("xx")
        assert spoken() == ENGLISH
        speak("es", tmp_path)
        assert spoken() == ENGLISH
        assert _("Good morning, {name}.", name="Ann") == "Good morning, Ann."
    finally:
        speak(ENGLISH)


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("close", "said"),
    [
        ("5:00 pm", "Cierra a las 5:00 pm."),
        ("1:00 pm", "Cierra a la 1:00 pm."),
        ("1 pm", "Cierra a la 1 pm."),
        ("11:00 am", "Cierra a las 11:00 am."),
        ("medianoche", "Cierra a medianoche."),
    ],
)
def test_an_hour_has_the_article_that_it_wants(close: str, said: str) -> None:
    assert _("It closes at {close}.", close=close) == said
