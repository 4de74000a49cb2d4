"""The catalogues of sentences: what every translation must be, whatever it says."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from callback_desk.translation import ENGLISH, LANGUAGES
from tests.catalogue.sentences import LOCALE, marked
from tests.catalogue.unmarked import unmarked, unmarked_in

FIELD = re.compile(r"\{[^{}]*\}")
TRANSLATED = [language for language in LANGUAGES if language != ENGLISH]
# What means the same in a translation only if it stays letter by letter.
KEPT = re.compile(r"`[^`]*`|--[a-z][a-z-]+|\b(?:Ctrl|Alt|Shift)\+\w+|\bF\d{1,2}\b")


@cache
def catalogue(language: str) -> Catalog:
    path = LOCALE / language / "LC_MESSAGES" / "callback_desk.po"
    with path.open("rb") as source:
        return read_po(source, locale=language)


def several(text: object) -> list[str]:
    return [str(one) for one in (text if isinstance(text, tuple | list) else [text])]


def translated(language: str) -> Iterator[tuple[Message, list[str], list[str]]]:
    """What has words: the message, its English forms and its translated ones."""
    for message in catalogue(language):
        words = several(message.string)
        if message.id and any(words):
            yield message, several(message.id), words


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_fields_of_its_sentence(language: str) -> None:
    wrong = []
    for _message, english, words in translated(language):
        most = {field for one in english for field in FIELD.findall(one)}
        for place, word in enumerate(words):
            fields = set(FIELD.findall(word))
            # The words for one thing may leave its number out: "a lead".
            least = set(FIELD.findall(english[min(place, len(english) - 1)]))
            least -= {"{count}"} if len(words) > 1 and place == 0 else set()
            if not least <= fields <= most:
                wrong.append((english[0], word))
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_plural_form_has_words(language: str) -> None:
    wrong = [
        english
        for message, english, words in translated(language)
        if not all(words)
        or (message.pluralizable and len(words) != catalogue_forms(language))
    ]
    assert wrong == []


def catalogue_forms(language: str) -> int:
    return int(catalogue(language).num_plurals)


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_guessed(language: str) -> None:
    assert [str(one.id) for one in catalogue(language) if one.id and one.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_blanks_at_the_edges_and_lines_stay(language: str) -> None:
    wrong = [
        (english[-1], words[-1])
        for _message, english, words in translated(language)
        if edges(english[-1]) != edges(words[-1])
    ]
    assert wrong == []


def edges(text: str) -> tuple[bool, bool, int]:
    return text[:1].isspace(), text[-1:].isspace(), text.count("\n")


@pytest.mark.parametrize("language", TRANSLATED)
def test_commands_options_and_keys_stay_as_they_are_typed(language: str) -> None:
    wrong = [
        (english[-1], words[-1])
        for _message, english, words in translated(language)
        if set(KEPT.findall(english[-1])) != set(KEPT.findall(words[-1]))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_knows_every_sentence_of_the_code(language: str) -> None:
    own = catalogue(language)
    lacking = [
        one.one
        for one in marked()
        if own.get((one.one, one.many) if one.many else one.one, one.context or None)
        is None
    ]
    # `python -m tests.catalogue` brings a catalogue up to the code.
    assert lacking == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_guide_ships_in_the_language(language: str) -> None:
    guides = LOCALE.parent / "guides"
    names = {path.name for path in guides.glob("*.md")}
    assert {path.name for path in (guides / language).glob("*.md")} == names
    for name in names:
        english = shape((guides / name).read_text("utf-8"))
        assert shape((guides / language / name).read_text("utf-8"))[0] == english[0]


def shape(text: str) -> tuple[bool, set[str]]:
    """Whether a heading begins it, and its fields."""
    return text.startswith("# "), set(FIELD.findall(text))


def test_a_wrong_field_would_be_found(tmp_path: Path) -> None:
    assert FIELD.findall("{count:,} of {name}") == ["{count:,}", "{name}"]
    assert KEPT.findall("Run `check --json` or press Ctrl+Z, F9, --staff") == [
        *("`check --json`", "Ctrl+Z", "F9", "--staff")
    ]


def test_what_is_said_of_one_thing_has_one_plural() -> None:
    # A catalogue finds a plural by the words for one thing alone.
    plurals: dict[tuple[str, str], set[str]] = {}
    for one in marked():
        plurals.setdefault((one.context, one.one), set()).add(one.many)
    assert [key for key, several in plurals.items() if len(several) > 1] == []


# What nobody translates: the program's name, keys, examples of what is typed, codes.
CODES = re.compile(
    r"(?:\t?(?:Ctrl|Alt|Shift)\+\S+|Enter|Esc|Tab|Callback Desk|<qt></qt>|#\w{6}"
    r"|imap\.example\.com|office@example\.com|https://phone\.example/call/)"
)
# Read and yet not marked, each for its reason.
UNMARKED = {
    # Stored beside what came in: said again in English wherever it is shown.
    "callback_desk/reference/phone_reader.py",
    "callback_desk/services/quick_entry.py",
    # Names of panels and answers in the code.
    *("callback_desk/ui/reports/picture_panel.py", "callback_desk/ui/theme.py"),
    *(
        "callback_desk/ui/needs_look/record_panel.py",
        "callback_desk/ui/today/questions.py",
    ),
}


def test_everything_that_is_read_is_marked() -> None:
    icons = {path.stem for path in (LOCALE.parent / "icons").glob("*.svg")}
    wrong = [
        (file, line, text)
        for file, line, text in unmarked()
        if file not in UNMARKED
        and "/migrations/" not in file
        and text not in icons
        and not CODES.fullmatch(text)
    ]
    assert wrong == []


def test_what_is_not_marked_would_be_found(tmp_path: Path) -> None:
    code = tmp_path / "page.py"
    code.write_text(
        'label.setText("Save it")\nNamedButton(theme, f"Call {name}", tells="Now")\n'
        'label.setText(_("Save it"))\nlabel.setText("…")\nname = "Not shown"\n'
        'PlainLabel(theme, "to" if late else _("from"))\n'
        'class Refused(DeskError):\n    sentence_form = "It was refused."\n',
        "utf-8",
    )
    found = [text for _line, text in sorted(unmarked_in(code))]
    assert found == ["Save it", "Call ", "Now", "to", "It was refused."]


def test_spanish_has_one_word_for_the_desk_and_one_way_to_say_pm() -> None:
    # "Escritorio" is what other programs call the computer's own desktop.
    others = re.compile(r"escritorio(?! del sistema)|\b[ap]\. ?m\b", re.IGNORECASE)
    said = [word for _message, _english, words in translated("es") for word in words]
    assert [word for word in said if others.search(word)] == []
