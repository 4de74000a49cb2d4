"""`import`: every record accounted for, to the key and the exit code."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import SAMPLES, CommandLine

FILE_KEYS = {
    *("file", "recognised_as", "encoding", "batch", "error", "seen", "counts"),
    "records",
}
RECORD_KEYS = {
    *("row", "verdict", "why", "recognised_as", "lead_id", "name", "phone"),
    *("extension", "email", "message", "received_at", "received_on"),
    *("received_precision", "interests", "safety", "safety_why", "source", "due_at"),
    "repairs",
}
EXPECTED = sorted(SAMPLES.glob("*.expected.json"))


def expected_of(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


def squeezed(record: dict[str, Any]) -> dict[str, Any]:
    return record | {"message": " ".join(str(record.get("message", "")).split())}


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.name.split(".expected")[0])
def test_a_sample_is_read_as_expected(desk: CommandLine, path: Path) -> None:
    expected = expected_of(path)
    sample = path.with_name(path.name.removesuffix(".expected.json"))
    ran = desk("import", sample, "--dry-run", "--json")
    (file,) = ran.document["files"]
    assert file["recognised_as"] == expected["recognised_as"]
    assert file["counts"]["skipped"] == expected["skipped"]
    records = [squeezed(record) for record in file["records"]]
    taken = [r for r in records if r["verdict"] in ("new", "repeat", "known")]
    assert len(taken) == len(expected["leads"])
    for lead in expected["leads"]:
        wanted = lead | (
            {"message": " ".join(lead["message"].split())} if "message" in lead else {}
        )
        found = [r for r in taken if r["phone"] == lead["phone"]]
        assert wanted in [{key: r[key] for key in wanted} for r in found]
    kept = [r for r in records if r["verdict"] == "needs_look"]
    assert len(kept) == len(expected["needs_look"])
    for look, record in zip(expected["needs_look"], kept, strict=True):
        assert record["why"].startswith(look["why"])
        assert {k: record[k] for k in look if k != "why"} == {
            k: v for k, v in look.items() if k != "why"
        }
    assert ran.code == (1 if kept else 0)


def test_the_document_has_the_keys_of_the_contract(desk: CommandLine) -> None:
    document = desk.json("import", SAMPLES / "gravity-forms.csv")
    assert document["dry_run"] is False
    (file,) = document["files"]
    assert file.keys() >= FILE_KEYS
    assert file["batch"] == 1
    assert file["encoding"] == "utf-8-sig"
    assert file["seen"] == 5
    assert file["counts"] == {
        "new": 5,
        "repeat": 0,
        "known": 0,
        "needs_look": 0,
        "skipped": 0,
    }
    dana = file["records"][3]
    assert dana.keys() >= RECORD_KEYS
    assert dana["row"] == 5
    assert dana["verdict"] == "new"
    assert dana["lead_id"] == 4
    assert dana["phone"] == "+17185550163"
    assert dana["email"] is None
    assert dana["message"] == ""
    assert dana["received_at"] == "2026-11-16T15:00:00Z"
    assert dana["received_on"] == "2026-11-16"
    assert dana["received_precision"] == "second"
    assert dana["interests"] == ["suicidal_ideation"]
    assert dana["safety"] is True
    assert dana["safety_why"] == "answer"
    assert dana["due_at"] == "2026-11-17T22:00:00Z"
    assert dana["source"]["page"] == "https://clinic.example/ketamine-for-chronic-pain/"


def test_a_dry_run_writes_nothing(desk: CommandLine) -> None:
    sample = SAMPLES / "gravity-forms.csv"
    before = desk.db.read_bytes()
    document = desk.json("import", sample, sample, "--dry-run")
    assert [f["batch"] for f in document["files"]] == [None, None]
    assert [f["counts"]["new"] for f in document["files"]] == [5, 0]
    assert [f["counts"]["known"] for f in document["files"]] == [0, 5]
    assert desk.json("queue")["leads"] == []
    assert desk.db.read_bytes() == before


def test_importing_again_adds_nothing(monday: CommandLine) -> None:
    again = monday.json("import", SAMPLES / "gravity-forms.csv")
    assert again["files"][0]["counts"]["known"] == 5
    assert len(monday.json("queue")["leads"]) == 5


def test_a_kept_record_imported_again_is_known(desk: CommandLine) -> None:
    file = desk.csv("leads.csv", "name,phone\nAnn Bell,123\n")
    assert desk("import", file).code == 1
    ran = desk("import", file, "--json")
    assert ran.code == 0
    assert ran.document["files"][0]["counts"]["known"] == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("header", ["Name", "First name{}Last name"])
def test_plain_files_are_read_whatever_their_shape(
    desk: CommandLine, encoding: str, separator: str, header: str
) -> None:
    names = "Zoë{}Müller" if "{}" in header else "Zoë Müller"
    lines = [f"{header}|Phone number|Comments", f"{names}|(646) 555-0188|Größe, ok?"]
    quoted = [
        separator.join(f'"{c}"' for c in line.replace("{}", "|").split("|"))
        for line in lines
    ]
    file = desk.csv("plain.csv", "\r\n".join(quoted) + "\r\n", encoding)
    document = desk.json("import", file)["files"][0]
    assert document["encoding"] == encoding
    assert document["recognised_as"] == "generic-csv"
    (record,) = document["records"]
    assert record["name"] == "Zoë Müller"
    assert record["phone"] == "+16465550188"
    assert record["message"] == "Größe, ok?"


def bad_files(folder: Path) -> dict[str, Path]:
    """Files that cannot be taken in, by the code they are refused with."""
    empty, zipped = folder / "empty.csv", folder / "zipped.csv"
    workbook, numbers = folder / "workbook.csv", folder / "no-phone.csv"
    empty.touch()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("leads.csv", "name,phone\n")
    with zipfile.ZipFile(workbook, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    numbers.write_text("name,comments\nAnn Bell,hello\n", "utf-8")
    return {
        "file_empty": empty,
        "file_not_text": zipped,
        "file_not_text ": workbook,
        "no_phone_column": numbers,
        "file_unreadable": folder / "gone.csv",
    }


def test_a_bad_file_gets_a_sentence_and_the_others_go_in(desk: CommandLine) -> None:
    bad = bad_files(desk.folder)
    good = SAMPLES / "name-and-phone.csv"
    ran = desk("import", *bad.values(), good, "--json")
    assert ran.code == 3
    files = ran.document["files"]
    assert [f["error"]["code"] for f in files[:-1]] == [code.strip() for code in bad]
    for file, path in zip(files, bad.values(), strict=False):
        assert file["file"] == str(path)
        assert file["records"] == []
        assert path.name in file["error"]["sentence"]
        assert file["error"]["what_to_do"].endswith(".")
    assert "Traceback" not in ran.err
    assert files[-1]["counts"]["new"] == 5
    assert len(desk.json("queue")["leads"]) == 5


def test_a_folder_is_read_one_level_deep_and_links_are_not_followed(
    desk: CommandLine,
) -> None:
    folder = desk.folder / "exports"
    (folder / "deeper").mkdir(parents=True)
    shutil.copy(SAMPLES / "gravity-forms.csv", folder)
    shutil.copy(SAMPLES / "name-and-phone.csv", folder / "deeper")
    (folder / "link.csv").symlink_to(SAMPLES / "name-and-phone.csv")
    files = desk.json("import", folder)["files"]
    assert [Path(f["file"]).name for f in files] == ["gravity-forms.csv"]


def test_times_are_read_in_the_zone_that_staff_name(desk: CommandLine) -> None:
    text = "name,phone,date\nAnn Bell,2125550142,2026-11-16 07:30:00\n"
    file = desk.csv("leads.csv", text)
    sent = desk.json("import", file, "--dry-run", "--zone", "America/Los_Angeles")
    assert sent["files"][0]["records"][0]["received_at"] == "2026-11-16T15:30:00Z"
    here = desk.json("import", file, "--dry-run")
    assert here["files"][0]["records"][0]["received_at"] == "2026-11-16T12:30:00Z"
    nowhere = desk("import", file, "--zone", "Nowhere/At_All", "--json")
    assert nowhere.code == 3
    assert nowhere.document["error"]["code"] == "unknown_zone"


def test_columns_can_be_named_by_hand(desk: CommandLine) -> None:
    file = desk.csv("odd.csv", "wer,wo\nAnn Bell,2125550142\n")
    options = ("--map", "name=wer", "--map", "phone=wo", "--source", "Fair")
    (record,) = desk.json("import", file, *options)["files"][0]["records"]
    assert (record["name"], record["phone"]) == ("Ann Bell", "+12125550142")
    assert record["source"]["name"] == "Fair"
    assert desk("import", file, "--map", "phone=nix").code == 3
    assert desk("import", file, "--map", "nonsense").code == 2


def test_a_file_that_asks_again_after_contact_opens_the_lead_again(
    monday: CommandLine,
) -> None:
    monday.json("record", 1, "booked")
    assert monday.json("lead", 1)["standing"] is None
    text = "name,phone,date\nAlvarez Maria,2125550142,2026-11-17 08:00:00\n"
    file = monday.csv("again.csv", text)
    tuesday = "2026-11-17T09:00"
    (record,) = monday.json("import", file, now=tuesday)["files"][0]["records"]
    assert (record["verdict"], record["lead_id"]) == ("repeat", 1)
    lead = monday.json("lead", 1, now=tuesday)
    assert lead["asked"] == 2
    assert [r["result"] for r in lead["requests"]] == ["kept", None]
    assert lead["standing"] == "on_track"


def test_a_mail_is_never_read_as_a_csv_file(desk: CommandLine) -> None:
    mail = desk.csv("lead.eml", "From: a,b\nTo: c,2125550142\n\nAnn,2125550142\n")
    ran = desk("import", mail, "--json")
    assert ran.code == 1
    (file,) = ran.document["files"]
    assert (file["recognised_as"], file["encoding"]) == ("plain-mail", None)
    (record,) = file["records"]
    assert (record["row"], record["verdict"]) == (1, "needs_look")
    assert record["why"].startswith("unrecognised")
    assert record["phone"] == "+12125550142"
