"""What staff said of a file is said of the next one with the same headers."""

from dataclasses import dataclass, field

from callback_desk.domain.file_reading import FileReading
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.record import Record
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    SourceSettings,
    import_file,
    preview_files,
)
from callback_desk.services.remembered_readings import header_key, recall
from tests.services.fake_desk import FakeDesk, FakeFile, asks

HEADERS = ("Wer", "Wo")
SAID = ReadingChoices({"Wer": "name"}, month_first=False, zone="America/Denver")


def reading_of(choices: ReadingChoices, headers: tuple[str, ...] = ()) -> FileReading:
    return FileReading("utf-8", ",", headers, (), None, False, choices)


@dataclass
class ReadFile(FakeFile):
    """A file that tells how it was read."""

    reading: FileReading = field(default_factory=lambda: reading_of(NO_CHOICES))


def take(desk: FakeDesk, file: FakeFile) -> tuple[FileReport, list[Record]]:
    heard: list[Record] = []
    report = import_file(desk.desk, lambda: file, SourceSettings(), heard.append)
    return report, heard


def test_what_was_said_is_kept_with_the_import_and_not_with_a_preview() -> None:
    desk = FakeDesk()
    file = ReadFile([asks()], reading=reading_of(SAID, HEADERS))
    preview_files(desk.desk, [(lambda: file, lambda _: None)], SourceSettings())
    assert recall(desk.desk.open_work, HEADERS) is None
    report, _ = take(desk, file)
    assert report.reading == file.reading
    assert recall(desk.desk.open_work, HEADERS) == SAID
    assert recall(desk.desk.open_work, ("Wo", "Wer ")) == SAID
    assert recall(desk.desk.open_work, ("Wo", "Wer", "Was")) is None


def test_encoding_and_source_are_not_kept_and_nothing_said_is_nothing_kept() -> None:
    desk = FakeDesk()
    only_now = ReadingChoices(encoding="cp437", source_name="Fair")
    for choices, headers in ((only_now, HEADERS), (SAID, ())):
        take(desk, ReadFile([asks()], reading=reading_of(choices, headers)))
    assert desk.stored.readings == {}
    assert recall(desk.desk.open_work, ()) is None


def test_a_file_that_breaks_off_leaves_nothing_said() -> None:
    desk = FakeDesk()
    take(desk, ReadFile([asks()], breaks=True, reading=reading_of(SAID, HEADERS)))
    assert desk.stored.readings == {}


def test_times_are_read_in_the_zone_that_was_said_of_the_file() -> None:
    desk = FakeDesk()
    file = ReadFile([asks("2026-11-16 10:00")], reading=reading_of(SAID, HEADERS))
    heard: list[Record] = []
    preview_files(desk.desk, [(lambda: file, heard.append)], SourceSettings())
    heard += take(desk, file)[1]
    assert [record.received_at.hour for record in heard] == [17, 17]
    other = SourceSettings(zone="America/New_York")
    preview_files(desk.desk, [(lambda: file, heard.append)], other)
    assert heard[-1].received_at.hour == 15


def test_a_name_of_the_source_that_was_said_of_the_file_is_counted() -> None:
    desk = FakeDesk()
    choices = ReadingChoices(source_name="Fair")
    _, (record,) = take(desk, ReadFile([asks()], reading=reading_of(choices, HEADERS)))
    assert record.submission.source.name == "Fair"
    assert desk.stored.batches[0].source_name == "Fair"


def test_a_set_of_headers_has_one_key_whatever_their_order() -> None:
    assert header_key(["a", "b "]) == header_key(["b", "a"])
    assert header_key(["a", "b"]) != header_key(["ab"])
    assert header_key(["a", "a"]) != header_key(["a"])
    assert len(header_key(["\ud800"])) == 16
