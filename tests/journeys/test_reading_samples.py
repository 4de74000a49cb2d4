"""The form products' sample exports are read as what they say."""

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from callback_desk.domain.submission import Submission, Why
from callback_desk.intake.cell_looks import looks_like_phone
from callback_desk.intake.csv_file import open_csv
from callback_desk.intake.lead_file import open_lead_file
from tests.intake.mails import MAILS
from tests.intake.opening import PRESETS, SAMPLES

NEW_YORK = ZoneInfo("America/New_York")
NAMES = sorted(path.name for path in SAMPLES.glob("*.csv"))
MAIL_NAMES = sorted(
    path.name for kind in ("*.eml", "*.mbox") for path in SAMPLES.glob(kind)
)


def expected(name: str) -> dict[str, Any]:
    text = (SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


def received_at(submission: Submission) -> str:
    assert submission.received is not None
    value: datetime = submission.received.value
    value = value.replace(tzinfo=value.tzinfo or NEW_YORK).astimezone(UTC)
    return value.strftime("%Y-%m-%dT%H:%M:%SZ")


def digits(text: str) -> str:
    return "".join(filter(str.isdigit, text.split("x")[0].removesuffix(".0")))[-10:]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_recognised_as_its_product(name: str) -> None:
    file = open_csv(SAMPLES / name, PRESETS)
    assert file.recognised_as == expected(name)["recognised_as"]
    assert {s.recognised_as for s in file.submissions()} == {file.recognised_as}


@pytest.mark.parametrize("name", NAMES)
def test_every_lead_of_a_sample_is_read_as_expected(name: str) -> None:
    document = expected(name)
    submissions = list(open_csv(SAMPLES / name, PRESETS).submissions())
    whole = [s for s in submissions if s.problem is None]
    good = [s for s in whole if looks_like_phone(s.phone_text)]
    leads = [s for s in good if "E+" not in s.phone_text]
    assert len(leads) == len(document["leads"])
    for submission, lead in zip(leads, document["leads"], strict=True):
        assert submission.name == lead["name"]
        assert digits(submission.phone_text) == lead["phone"][-10:]
        for key in {"email", "message", "row"} & set(lead):
            assert getattr(submission, key) == lead[key]
        if "received_at" in lead:
            assert received_at(submission) == lead["received_at"]
        precision = lead.get("received_precision")
        if precision == "unknown":
            assert submission.received is None
        elif precision is not None:
            assert submission.received is not None
            assert submission.received.precision == precision


@pytest.mark.parametrize("name", NAMES)
def test_every_record_of_a_sample_is_accounted_for(name: str) -> None:
    document = expected(name)
    submissions = list(open_csv(SAMPLES / name, PRESETS).submissions())
    rows = [s.row for s in submissions]
    assert rows == list(range(2, 2 + len(rows)))
    skipped = [
        s for s in submissions
        if s.problem and s.problem.why in {Why.BLANK, Why.TEST_LEAD}
    ]  # fmt: skip
    assert len(skipped) == document["skipped"]
    total = len(document["leads"]) + len(document["needs_look"]) + len(skipped)
    assert len(submissions) == total


@pytest.mark.parametrize("name", NAMES)
def test_raw_texts_put_together_are_the_file_without_its_header(name: str) -> None:
    file = open_csv(SAMPLES / name, PRESETS)
    text = (SAMPLES / name).read_bytes().decode(file.encoding)
    assert text.endswith("".join(s.raw for s in file.submissions()))


def test_an_open_quote_costs_one_record_and_keeps_its_phone() -> None:
    one, two, three = open_csv(SAMPLES / "open-quote.csv", PRESETS).submissions()
    assert one.problem is None
    assert two.problem is not None
    assert two.problem.why is Why.QUOTES
    assert (two.row, two.name, two.phone_text) == (3, "O'Brien, Sean", "+19175550117")
    assert "an open quote" in two.message
    assert (three.row, three.name, three.problem) == (4, "Zoë Müller", None)


def test_a_phone_loses_flamingos_security_sentence() -> None:
    name = "clinic-example-flamingo-inbound-2026-11-16.csv"
    submission = list(open_csv(SAMPLES / name, PRESETS).submissions())[2]
    assert submission.phone_text == "+1 646 555 0188"
    assert submission.repairs == ("removed the export's security sentence",)


def test_the_condition_of_every_product_reaches_the_answers() -> None:
    products = [
        name for name in NAMES if expected(name)["recognised_as"] != "generic-csv"
    ]
    assert len(products) == 9
    for name in products:
        submissions = list(open_csv(SAMPLES / name, PRESETS).submissions())
        assert submissions[3].answers == "Suicidal Ideations"


@pytest.mark.parametrize("name", MAIL_NAMES)
def test_a_mail_is_read_as_expected(name: str) -> None:
    document = expected(name)
    file = open_lead_file(SAMPLES / name, PRESETS, MAILS, zone=NEW_YORK)
    assert file.recognised_as == document["recognised_as"]
    assert file.encoding is None
    submissions = list(file.submissions())
    assert [s.row for s in submissions] == list(range(1, len(submissions) + 1))
    leads = [s for s in submissions if s.problem is None]
    assert len(leads) == len(document["leads"])
    for submission, lead in zip(leads, document["leads"], strict=True):
        assert submission.name == lead["name"]
        assert digits(submission.phone_text) == lead["phone"][-10:]
        assert received_at(submission) == lead["received_at"]
        for key in {"email", "message"} & set(lead):
            assert getattr(submission, key) == lead[key]
        assert submission.repairs == ()
    kept = [str(s.problem) for s in submissions if s.problem is not None]
    assert len(kept) == len(document["needs_look"])
    for why, look in zip(kept, document["needs_look"], strict=True):
        assert why.startswith(look["why"])


@pytest.mark.parametrize("name", [n for n in MAIL_NAMES if n.endswith(".eml")])
def test_the_raw_text_of_a_mail_is_its_bytes(name: str) -> None:
    (submission,) = open_lead_file(SAMPLES / name, PRESETS, MAILS).submissions()
    raw = submission.raw.encode("utf-8", "surrogateescape")
    assert raw == (SAMPLES / name).read_bytes()


def test_the_condition_of_every_mail_reaches_the_answers() -> None:
    for name, condition in (
        ("divi-3.eml", "Suicidal Ideations"),
        ("gravity-3.eml", "Suicidal Ideations"),
        ("elementor-1.eml", "Treatment resistant depression"),
        ("squarespace-1.eml", "Treatment resistant depression"),
        ("wpforms-1.eml", "Treatment resistant depression"),
    ):
        (submission,) = open_lead_file(SAMPLES / name, PRESETS, MAILS).submissions()
        assert submission.answers == condition
