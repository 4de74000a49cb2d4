"""What staff said of files is kept by their headers, in the encrypted database."""

from pathlib import Path

from callback_desk.domain.reading_choices import NOT_USED, ReadingChoices
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.remembered_readings import header_key
from callback_desk.services.undo_import import undo_import
from tests.desks import copy_desk, opened

KEY = header_key(["Wer", "Wo", "Wann"])
TEXT = "Wer,Wo,Wann\nAna Ruiz,212 555 0142,3/4/2026\n"
SAID = ReadingChoices(
    {"Wer": "name", "Wo": "phone", "Wann": "received_at", "Größe": NOT_USED},
    month_first=False,
    zone="Europe/Madrid",
)


def test_what_was_said_last_is_what_is_said(tmp_path: Path) -> None:
    file = tmp_path / "leads.csv"
    file.write_text(TEXT)
    with opened(copy_desk(tmp_path)) as desk:
        report = import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        assert report.batch is not None
        with desk.open_work() as work:
            assert work.readings.said_of(KEY) is None
            for choices in (ReadingChoices(month_first=True), SAID):
                work.readings.keep(KEY, choices, report.batch, desk.now(), 1)
            work.commit()
        with desk.open_work(writes=False) as work:
            assert work.readings.said_of(KEY) == SAID
            assert work.readings.said_of(header_key(["Wer"])) is None


def test_what_was_said_with_an_import_goes_with_it(tmp_path: Path) -> None:
    file = tmp_path / "leads.csv"
    file.write_text(TEXT)
    said = ReadingChoices.of_fields(name="Wer", received_at="Wann")
    with opened(copy_desk(tmp_path)) as desk:
        report = import_file(
            desk, lambda: desk.open_lead_file(file, said), SourceSettings()
        )
        assert desk.open_lead_file(file).reading.choices == said  # type: ignore[attr-defined] # a CSV file tells
        assert report.batch is not None
        undo_import(desk, report.batch)
        with desk.open_work(writes=False) as work:
            assert work.readings.said_of(KEY) is None
