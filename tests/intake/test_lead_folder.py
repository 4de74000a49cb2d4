"""What a folder holds: nothing that may be leads is passed over without a word."""

from pathlib import Path

import pytest

from callback_desk.intake.lead_folder import expanded, passed_over, why_refused

LEADS = "Name,Phone\nAnn Bell,(212) 555-0142\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.csv", "A.EML", "old/c.csv", "empty/note.md", ".git/d.csv"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(LEADS, "utf-8")
    return tmp_path


def test_leads_in_a_folder_within_are_told_of(folder: Path) -> None:
    assert [file.name for file in expanded([folder])] == ["A.EML", "b.csv"]
    (old,) = passed_over([folder])
    assert old.name == "old"
    assert "take it in by itself" in why_refused(old)
    assert [file.name for file in expanded([old])] == ["c.csv"]
    assert passed_over([old]) == []


@pytest.mark.parametrize("name", ["leads.xls", "leads.ods", "Leads.NUMBERS"])
def test_a_table_that_is_refused_alone_is_refused_here(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xd0\xcf\x11\xe0")
    assert name in [file.name for file in passed_over([folder])]


def test_a_folder_without_any_stays_and_says_so(folder: Path) -> None:
    (alone,) = expanded([folder / "empty"])
    assert why_refused(alone) == "the folder holds no file of leads"
