"""Encodings: a file of text is told by its bytes, however they are cut."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.safety import SafetyWords
from callback_desk.intake.encoding import Encoding, EncodingSurvey
from tests.intake.opening import ROOT, read

CHUNKS = st.sampled_from([1, 2, 3, 7, 64, 10_000])


def codec(data: bytes, chunk: int = 10_000) -> tuple[str, bool]:
    survey = EncodingSurvey()
    for start in range(0, len(data), chunk):
        survey.take(data[start : start + chunk])
    found = survey.encoding()
    return found.codec, found.has_bad_bytes


@given(st.text(alphabet="aé ñ–漢🙂", min_size=1), CHUNKS)
def test_good_utf8_is_utf8_however_it_is_cut(text: str, chunk: int) -> None:
    assert codec(text.encode(), max(chunk, 4)) == ("utf-8", False)


@pytest.mark.parametrize(
    "letters", ["Zoë Muñoz Renée ", "漢字の名前 ", "🙂 – “quoted” "]
)
def test_utf8_with_a_few_bad_bytes_stays_utf8(letters: str) -> None:
    before = letters.encode() * 50
    for data in (before + b"\xff\xfe" + before, b"\xff" + before, before + b"\xe9x"):
        assert codec(data) == ("utf-8", True)
        assert codec(data, 64) == ("utf-8", True)


def test_western_letters_in_single_bytes_are_cp1252() -> None:
    data = "Zoë Muñoz, Renée".encode("cp1252") * 20
    assert codec(data) == ("cp1252", False)
    assert codec(data, 16) == ("cp1252", False)
    # One word that happens to be good UTF-8 does not turn the file over.
    assert codec("Ã©tude".encode("cp1252") + data) == ("cp1252", False)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("José,Müller\r\n", "mac-roman"),
        ("père\n", "mac-roman"),
        ("García\r", "mac-roman"),
        ("Muñoz\rLópez\r", "mac-roman"),
        ("José,Müller\r", "cp1252"),
        ("Dušan\r\nŽižek, Šárka\r\n", "cp1252"),
        ("don’t – “why”… Zoloft™—really\r\n", "cp1252"),
        ("I don‘t want to live\n", "cp1252"),
        ("I don‘t, I can‘t, I won‘t\r\n", "cp1252"),
        ("see ‹here›\n", "cp1252"),
    ],
)
def test_letters_tell_a_mac_from_windows(text: str, codec: str) -> None:
    survey = EncodingSurvey()
    survey.take(text.encode(codec))
    assert survey.encoding() == Encoding(codec)


def test_a_typed_apostrophe_hides_no_danger(tmp_path: Path) -> None:
    content = b"Name,Phone,Message\nAna Lopez,212-736-0142,I don\x91t want to live\n"
    (one,) = read(content, tmp_path)
    lists = ROOT / "resources" / "safety"
    words = SafetyWords.from_tables(
        tomllib.loads(file.read_text("utf-8")) for file in lists.glob("*.toml")
    )
    assert one.message == "I don‘t want to live"
    assert words.read(one.message, one.answers)
