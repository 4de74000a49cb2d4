"""Words where a form or a machine writes are read for danger, and for nothing else."""

from pathlib import Path

import pytest

from callback_desk.domain.submission import Submission
from callback_desk.intake.at_desk import AtDesk
from callback_desk.intake.csv_file import open_csv
from callback_desk.intake.form_notices import is_notice
from tests.domain.test_safety import WORDS
from tests.intake.opening import PRESETS, opened

HEADER = "Name,Phone,Page,Campaign,Status,Tags,GDPR consent,User Agent"
PLAIN = (
    "{name},2125550142,/suicidal-ideation,Suicidal ideation NYC,not called,,"
    "I agree,Mozilla/5.0 (X11)"
)


def flagged(told: Submission) -> bool:
    said = "\n".join((told.message, told.name, told.beside))
    return WORDS.read(said, told.answers).flagged


def is_danger(words: str) -> bool:
    return WORDS.read(words, "").flagged


def read_both_ways(path: Path, *lines: str) -> list[Submission]:
    file = opened("\n".join([HEADER, *lines]) + "\n", path)
    one_by_one = list(file.submissions())
    by_block = [one for block in file.blocks(2, 2**20) for one in block.submissions()]
    assert by_block == one_by_one
    return one_by_one


def test_what_a_form_or_a_campaign_is_called_is_nobodys_danger(tmp_path: Path) -> None:
    lines = [PLAIN.format(name=name) for name in ("Ann Lee", "Bo Roe", "Cy Fox")]
    read = read_both_ways(tmp_path, *lines)
    assert not any(map(flagged, read))
    assert {one.beside for one in read} == {""}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/suicidal-ideation", "i want to kill myself"),
        ("Suicidal ideation NYC", "I am going to end my life"),
        ("not called", "suicidal - call first"),
        ("called,,", "called,wants to die,"),
    ],
)
def test_what_somebody_wrote_there_is_heard(old: str, new: str, tmp_path: Path) -> None:
    lines = [PLAIN.format(name=name) for name in ("Ann Lee", "Bo Roe", "Cy Fox")]
    lines[1] = lines[1].replace(old, new)
    read = read_both_ways(tmp_path, *lines)
    assert list(map(flagged, read)) == [False, True, False]
    # It is read, and told nobody as an answer.
    assert len({one.answers for one in read}) == 1


@pytest.mark.parametrize("column", ["Status", "Tags", "Entry Notes"])
def test_what_somebody_noted_of_several_is_heard_of_each(
    column: str, tmp_path: Path
) -> None:
    path = tmp_path / "leads.csv"
    noted = ("wants to die", "not called", "wants to die", "not called")
    lines = [f"Ann Lee,212736014{i},{note}\n" for i, note in enumerate(noted)]
    path.write_text(f"Name,Phone,{column}\n{''.join(lines)}")
    file = open_csv(path, PRESETS, at_desk=AtDesk(is_danger))
    one_by_one = list(file.submissions())
    assert list(map(flagged, one_by_one)) == [True, False, True, False]
    by_block = [one for block in file.blocks(2, 2**20) for one in block.submissions()]
    assert by_block == one_by_one
    assert {one.beside for one in one_by_one} == {"wants to die", ""}


@pytest.mark.parametrize("note", ["suicidal", "#suicidal", "Suicidal!"])
def test_one_word_that_somebody_noted_is_heard(note: str, tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    lines = [f"Ann Lee,212736014{i},{one}\n" for i, one in enumerate(["new", note] * 2)]
    path.write_text(f"Name,Phone,Tags\n{''.join(lines)}")
    file = open_csv(path, PRESETS, at_desk=AtDesk(is_danger))
    one_by_one = list(file.submissions())
    assert list(map(flagged, one_by_one)) == [False, True, False, True]
    by_block = [one for block in file.blocks(2, 2**20) for one in block.submissions()]
    assert by_block == one_by_one
    assert {one.beside for one in one_by_one} == {note, ""}


UNDERSTOOD = (
    "I understand that this form is not watched and that I call 988 if I want to die"
)


@pytest.mark.parametrize("tick", ["Yes", "x", UNDERSTOOD])
def test_what_a_form_has_everybody_confirm_is_nobodys_danger(
    tick: str, tmp_path: Path
) -> None:
    people = [f"{name},2125550142,{tick}\n" for name in ("Ann Lee", "Bo Roe")]
    for label in (UNDERSTOOD, "Terms") if tick == UNDERSTOOD else (UNDERSTOOD,):
        file = opened(f"Name,Phone,{label}\n{''.join(people)}", tmp_path)
        assert not any(map(flagged, file.submissions()))


def test_what_was_typed_beneath_it_is_heard(tmp_path: Path) -> None:
    file = opened(f"Name,Phone,{UNDERSTOOD}\nAnn,2125550142,I want to die\n", tmp_path)
    assert list(map(flagged, file.submissions())) == [True]


def test_a_question_is_nothing_to_confirm() -> None:
    assert is_notice(UNDERSTOOD)
    assert not is_notice("Are you suicidal? If so, call 988")
    assert not is_notice("I want to die")


def test_who_types_beneath_it_is_heard(tmp_path: Path) -> None:
    typed = "I understand but I called 988 in vain and I want to kill myself"
    rows = f"Ann Lee,2125550142,Yes\nBo Roe,2125550143,{typed}\nCy Fox,2125550144,Yes\n"
    file = opened(f"Name,Phone,{UNDERSTOOD}\n{rows}", tmp_path)
    assert list(map(flagged, file.submissions())) == [False, True, False]


AGREED = "I agree to be contacted"
PRINTED = (
    "I understand that I should call 988 or 911 if I want to kill myself",
    "I consent. This form is not for emergencies; if you are suicidal call 988.",
    "By submitting I confirm that I am not suicidal and call 911 if I want to die",
    "Entiendo que debo llamar al 911 si me quiero matar",
)
TYPED = (
    "I agree but honestly I want to kill myself tonight",
    "I understand. I called 988 and nobody came. I want to die",
    "I agree if somebody calls, I want to kill myself",
    "Acepto. Me quiero matar",
    "If you are suicidal call 988. I am suicidal",
)


@pytest.mark.parametrize("label", ["Consent", "GDPR Agreement", "Privacy policy"])
@pytest.mark.parametrize("typed", TYPED)
def test_who_types_where_all_agree_is_heard(
    label: str, typed: str, tmp_path: Path
) -> None:
    ticks = (AGREED, typed, AGREED, AGREED)
    lines = [f'Ann Lee,212555014{i},"{tick}"\n' for i, tick in enumerate(ticks)]
    file = opened(f"Name,Phone,{label}\n{''.join(lines)}", tmp_path)
    one_by_one = list(file.submissions())
    assert list(map(flagged, one_by_one)) == [False, True, False, False]
    by_block = [one for block in file.blocks(2, 2**20) for one in block.submissions()]
    assert by_block == one_by_one


@pytest.mark.parametrize("label", ["Consent", "GDPR Agreement", "Privacy policy"])
@pytest.mark.parametrize("printed", PRINTED)
def test_what_a_form_prints_for_its_only_visitor_is_nobodys_danger(
    label: str, printed: str, tmp_path: Path
) -> None:
    text = f'Name,Phone,{label}\nAnn Lee,2125550142,"{printed}"\n'
    assert not any(map(flagged, opened(text, tmp_path).submissions()))


@pytest.mark.parametrize("place", [1, 3])
def test_what_is_typed_for_part_of_a_number_is_heard(
    place: int, tmp_path: Path
) -> None:
    lines = [["Ann Lee", "212", "736", "5000"] for _ in range(3)]
    lines[1][place] = "none I want to die"
    rows = "".join(f"{','.join(line)}\n" for line in lines)
    file = opened(f"Name,Phone Area,Phone Prefix,Phone Line\n{rows}", tmp_path)
    one_by_one = list(file.submissions())
    assert list(map(flagged, one_by_one)) == [False, True, False]
    by_block = [one for block in file.blocks(2, 2**20) for one in block.submissions()]
    assert by_block == one_by_one
