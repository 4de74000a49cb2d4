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
        "workbook_broken": workbook,
        "no_phone_column": numbers,
        "file_unreadable": folder / "gone.csv",
    }


def test_a_bad_file_gets_a_sentence_and_the_others_go_in(desk: CommandLine) -> None:
    bad = bad_files(desk.folder)
    good = SAMPLES / "name-and-phone.csv"
    ran = desk("import", *bad.values(), good, "--json")
    assert ran.code == 3
    files = ran.document["files"]
    assert [f["error"]["code"] for f in files[:-1]] == list(bad)
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
    line, record = desk.json("import", file, *options)["files"][0]["records"]
    # Labels that nobody knows may be somebody.
    assert line["verdict"] == "needs_look"
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


@pytest.mark.parametrize(
    ("export", "mails"),
    [
        ("wpforms-entries.csv", ["wpforms-0.eml", "wpforms-1.eml", "wpforms-2.eml"]),
        ("gravity-forms.csv", ["gravity-0.eml", "gravity-2.eml", "gravity-3.eml"]),
        ("elementor-submissions.csv", ["elementor-0.eml", "elementor-2.eml"]),
    ],
)
@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_submission_is_known_whether_it_came_by_file_or_mail(
    desk: CommandLine, export: str, mails: list[str], dry: tuple[str, ...]
) -> None:
    files = [SAMPLES / name for name in (export, *mails)]
    document = desk.json("import", *files, *dry)
    known = [file["counts"]["known"] for file in document["files"]]
    assert known == [0, *[1] * len(mails)]


def test_a_mail_sent_in_utc_is_the_same_as_its_export(desk: CommandLine) -> None:
    mail = (SAMPLES / "wpforms-0.eml").read_text("utf-8")
    utc = mail.replace("16:59:05 -0500", "21:59:05 +0000")
    assert utc != mail
    file = desk.csv("utc.eml", utc)
    document = desk.json("import", SAMPLES / "wpforms-entries.csv", file)
    assert document["files"][1]["counts"]["known"] == 1


def test_what_flamingo_stores_was_sent_by_contact_form_7(desk: CommandLine) -> None:
    export = SAMPLES / "clinic-example-flamingo-inbound-2026-11-16.csv"
    document = desk.json("import", export, SAMPLES / "cf7-0.eml", SAMPLES / "cf7-2.eml")
    assert [file["counts"]["known"] for file in document["files"]] == [0, 1, 1]


def test_the_same_message_id_with_another_body_is_another_mail(
    desk: CommandLine,
) -> None:
    mail = (SAMPLES / "divi-0.eml").read_text("utf-8")
    other = desk.csv("other.eml", mail.replace("(212) 555-0142", "(212) 555-0199"))
    document = desk.json("import", SAMPLES / "divi-0.eml", other)
    assert [file["counts"]["new"] for file in document["files"]] == [1, 1]
    ids = {file["records"][0]["external_id"] for file in document["files"]}
    assert len(ids) == 1


def test_importing_an_archive_again_adds_nothing(desk: CommandLine) -> None:
    first, again = (
        desk.json("import", SAMPLES / "inbox.mbox")["files"][0] for _ in range(2)
    )
    assert (first["recognised_as"], first["encoding"]) == ("mbox", None)
    assert [r["row"] for r in first["records"]] == [1, 2, 3, 4, 5]
    assert first["counts"]["new"] == again["counts"]["known"] == again["seen"] == 5


def test_a_folder_is_searched_one_level_deep(desk: CommandLine) -> None:
    folder = desk.folder / "in"
    for part in ("Maildir/new", "Maildir/cur", "deeper"):
        (folder / part).mkdir(parents=True)
    shutil.copy(SAMPLES / "divi-0.eml", folder)
    shutil.copy(SAMPLES / "inbox.mbox", folder)
    shutil.copy(SAMPLES / "gravity-forms.csv", folder)
    shutil.copy(SAMPLES / "divi-1.eml", folder / "deeper")
    shutil.copy(SAMPLES / "divi-4.eml", folder / "Maildir" / "new" / "1.M1.host")
    (folder / "link.eml").symlink_to(SAMPLES / "divi-1.eml")
    (folder / "notes.doc").write_text("x")
    files = desk.json("import", folder, "--dry-run")["files"]
    names = ["Maildir", "divi-0.eml", "gravity-forms.csv", "inbox.mbox"]
    assert [Path(file["file"]).name for file in files] == names
    assert [file["recognised_as"] for file in files] == [
        "maildir", "divi-mail", "gravity-forms-csv", "mbox",
    ]  # fmt: skip


def test_words_of_danger_are_found_in_a_mail_that_is_no_form(
    desk: CommandLine,
) -> None:
    mail = desk.folder / "person.eml"
    mail.write_bytes(
        b"From: Ann Bell <ann@example.org>\nSubject: hello\n"
        b"Date: Mon, 16 Nov 2026 10:00:00 -0500\nMessage-ID: <x@y>\n"
        b"Content-Transfer-Encoding: base64\n\n"
        b"SSB3YW50IHRvIGRpZS4gQ2FsbCBtZTogNjQ2LTU1NS0wMTg4\n"
    )
    ran = desk("import", mail, "--json")
    assert ran.code == 1
    (record,) = ran.document["files"][0]["records"]
    assert (record["verdict"], record["phone"]) == ("needs_look", "+16465550188")
    assert (record["safety"], record["safety_why"]) == (True, "words")
    assert "SSB3YW50" in record["raw"]
    queue = desk.json("queue")
    assert queue["counts"]["safety"] == 1


def test_a_mail_with_bytes_that_mean_nothing_prints_one_document(
    desk: CommandLine,
) -> None:
    mail = desk.folder / "odd.eml"
    mail.write_bytes(b"From: a\xff\xfe\nSubject: \xed\xa0\x80\n\n\0\xff\xff\n\x81")
    ran = desk("import", mail, "--json")
    (record,) = ran.document["files"][0]["records"]
    assert record["verdict"] == "needs_look"
    assert desk("check").code == 0


def test_a_date_that_cannot_be_is_told(desk: CommandLine) -> None:
    mail = (SAMPLES / "divi-0.eml").read_text("utf-8")
    texts = [
        mail.replace("Fri, 13 Nov 2026 16:59:05 -0500", "soon"),
        mail.replace("13 Nov 2026 16:59:05", "13 Nov 2036 16:59:05"),
        mail.replace("Date: Fri, 13 Nov 2026 16:59:05 -0500\n", ""),
    ]
    for number, text in enumerate(texts):
        file = desk.csv(f"{number}.eml", text)
        (record,) = desk.json("import", file, "--dry-run")["files"][0]["records"]
        assert record["verdict"] == "new"
        assert record["received_precision"] == "unknown"
        assert record["repairs"]
