"""How a file was read is told column by column, and what it leaves open is asked."""

from pathlib import Path

import pytest

from callback_desk.domain.file_reading import (
    LONGEST_SAMPLE,
    FileReading,
    Question,
)
from callback_desk.domain.import_errors import NoPhoneColumn
from callback_desk.domain.reading_choices import (
    ENCODINGS,
    NO_CHOICES,
    NOT_USED,
    ReadingChoices,
)
from callback_desk.intake.csv_file import CsvFile, open_csv
from callback_desk.intake.table import Recall, recall_nothing
from tests.intake.opening import PRESETS


def opened(
    text: str | bytes,
    folder: Path,
    choices: ReadingChoices = NO_CHOICES,
    recall: Recall = recall_nothing,
) -> CsvFile:
    path = folder / "leads.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return open_csv(path, PRESETS, choices=choices, recall=recall)


def told(reading: FileReading) -> dict[str, tuple[str | None, str]]:
    return {c.label: (c.field, c.found.value) for c in reading.columns}


def test_it_is_told_how_each_column_was_found(tmp_path: Path) -> None:
    text = (
        "Entry Id,Entry Date,Nombre,Which line?,Colour,User IP,Alt\n"
        "1,2026-11-16 10:00:00,Ana Lopez,212-555-0142,blue,203.0.113.9,x@y.example\n"
        "2,2026-11-16 11:00:00,Dan Lee,212-555-0143,,203.0.113.9,a@y.example\n"
    )
    choices = ReadingChoices({"Alt": "email"})
    reading = opened(text, tmp_path, choices).reading
    assert told(reading) == {
        "Entry Id": ("external_id", "preset"),
        "Entry Date": ("received_at", "preset"),
        "Nombre": ("name", "synonym"),
        "Which line?": ("phone", "looks"),
        "Colour": ("answers", "unused"),
        "User IP": (None, "preset"),
        "Alt": ("email", "asked"),
    }
    assert (reading.encoding, reading.delimiter) == ("utf-8", ",")
    assert reading.columns[2].samples == ("Ana Lopez", "Dan Lee")
    assert reading.columns[4].samples == ("blue",)
    assert reading.headers[3] == "Which line?"
    assert (reading.choices, reading.questions) == (choices, ())


def test_a_column_is_named_by_its_label_where_headers_are_alike_or_missing(
    tmp_path: Path,
) -> None:
    text = "Name,Phone,Phone,\nAna,212-555-0142,212-555-0143,see me\n"
    file = opened(text, tmp_path)
    assert [c.label for c in file.reading.columns] == [
        "Name", "Phone", "Phone (2)", "column 4",
    ]  # fmt: skip
    choices = ReadingChoices({"Phone (2)": "phone", "column 4": "message"})
    (one,) = opened(text, tmp_path, choices).submissions()
    assert (one.phone_text, one.message) == ("212-555-0143", "see me")
    (bare,) = opened(
        "Ana Lopez,212-555-0142,hm\n", tmp_path, ReadingChoices({"column 3": "message"})
    ).submissions()
    assert (bare.row, bare.name, bare.message) == (1, "Ana Lopez", "hm")


def test_a_column_that_is_said_to_be_none_is_kept_beside(tmp_path: Path) -> None:
    text = "Name,Phone,Message\nAna,212-555-0142,I want to die\n"
    choices = NO_CHOICES.with_column("Message", NOT_USED)
    file = opened(text, tmp_path, choices)
    (one,) = file.submissions()
    assert (one.message, one.answers) == ("", "I want to die")
    assert told(file.reading)["Message"] == ("answers", "asked")


def test_two_columns_may_hold_one_field(tmp_path: Path) -> None:
    text = "Name,Phone,A,B\nAna,212-555-0142,one,two\n"
    choices = ReadingChoices({"A": "message", "B": "message"})
    (one,) = opened(text, tmp_path, choices).submissions()
    assert one.message == "one\ntwo"


def test_a_file_without_a_phone_column_tells_its_columns_to_be_asked(
    tmp_path: Path,
) -> None:
    text = "Name,Where to\nAna,ring the desk\n"
    with pytest.raises(NoPhoneColumn) as caught:
        opened(text, tmp_path)
    reading = caught.value.reading
    assert reading is not None
    assert reading.questions == (Question.PHONE,)
    assert reading.columns[1].samples == ("ring the desk",)


@pytest.mark.parametrize(
    ("dates", "chosen", "month_first", "is_open", "month"),
    [
        (["3/4/2026", "5/4/2026"], None, True, True, 3),
        (["3/4/2026", "25/4/2026"], None, False, False, 4),
        (["3/4/2026", "4/25/2026"], None, True, False, 3),
        (["3/4/2026", "5/4/2026"], False, False, False, 4),
        (["3/4/2026", "4/25/2026"], False, False, False, 4),
        (["4/4/2026", "5/5/2026"], None, None, False, 4),
        (["4.3.2026", "5.5.2026"], None, None, False, 3),
        (["2026-04-03", "2026-05-04"], None, None, False, 4),
    ],
)
def test_the_order_of_day_and_month_is_told_or_asked(
    tmp_path: Path,
    dates: list[str],
    chosen: bool | None,
    month_first: bool | None,
    is_open: bool,
    month: int,
) -> None:
    rows = [f"A{i},212-555-014{i},{date}" for i, date in enumerate(dates)]
    text = "\n".join(["Name,Phone,Date", *rows, ""])
    file = opened(text, tmp_path, ReadingChoices(month_first=chosen))
    assert file.reading.month_first is month_first
    assert file.reading.order_is_open is is_open
    assert (Question.DAY_ORDER in file.reading.questions) is is_open
    first = next(iter(file.submissions()))
    assert first.received is not None
    assert first.received.value.month == month


NAMES = ("José", "Ольга", "Γιώργος", "דוד", "محمد", "สมชาย", "山田太郎", "김민수")


def fits(name: str, codec: str) -> bool:
    return name.encode(codec, "replace").decode(codec) == name


@pytest.mark.parametrize("codec", ENCODINGS)
def test_an_encoding_can_be_chosen(tmp_path: Path, codec: str) -> None:
    name = next(filter(lambda name: fits(name, codec), NAMES))
    data = f"Name,Phone\r\n{name},212-555-0142\r\n".encode(codec)
    file = opened(data, tmp_path, ReadingChoices(encoding=codec))
    (one,) = file.submissions()
    assert (one.name, one.problem, file.reading.encoding) == (name, None, codec)


def test_a_mark_before_the_text_stays_none_of_it(tmp_path: Path) -> None:
    data = "Name,Phone\r\nJosé,212-555-0142\r\n".encode("utf-8-sig")
    file = opened(data, tmp_path, ReadingChoices(encoding="utf-8"))
    assert (file.encoding, file.reading.columns[0].label) == ("utf-8-sig", "Name")


def test_what_was_said_before_is_told_as_remembered(tmp_path: Path) -> None:
    text = "Who?,Line,Day\nAna Lopez,212-555-0142,3/4/2026\n"
    asked: list[list[str]] = []

    def recall(headers: object) -> ReadingChoices:
        asked.append(list(headers))  # type: ignore[call-overload] # they are headers
        return ReadingChoices({"Who?": "name", "Day": "received_at"}, month_first=False)

    file = opened(text, tmp_path, ReadingChoices({"Day": NOT_USED}), recall)
    assert asked == [["Who?", "Line", "Day"]]
    assert told(file.reading) == {
        "Who?": ("name", "remembered"),
        "Line": ("phone", "looks"),
        "Day": ("answers", "asked"),
    }
    assert file.reading.choices.month_first is False


def test_a_long_cell_is_shown_short(tmp_path: Path) -> None:
    text = f"Name,Phone,Message\nAna,212-555-0142,{'word ' * 100}\n"
    (sample,) = opened(text, tmp_path).reading.columns[2].samples
    assert len(sample) == LONGEST_SAMPLE
    assert sample.endswith("…")


def test_sixteen_thousand_columns_are_told_apart_at_once(tmp_path: Path) -> None:
    """Counted in labels, not in seconds: each was looked for from the second on."""
    alike = ["Name", "Phone", *["Q"] * 16_000, "Q (3)"]
    row = ["Maria Alvarez", "212-555-0142", *["x y"] * 16_001]
    file = opened(",".join(alike) + "\n" + ",".join(row) + "\n", tmp_path)
    labels = [column.label for column in file.reading.columns]
    assert len(set(labels)) == len(labels)
    assert labels[2:5] == ["Q", "Q (2)", "Q (3)"]
    assert labels[-2:] == ["Q (16000)", "Q (3) (2)"]
