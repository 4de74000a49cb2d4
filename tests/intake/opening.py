"""Opens CSV text in tests as the desk does: real presets, a file of its own."""

import tempfile
from pathlib import Path
from typing import Final

from callback_desk.domain.reading_choices import ReadingChoices
from callback_desk.domain.submission import Submission
from callback_desk.intake.csv_file import CsvFile, open_csv
from callback_desk.intake.form_presets import FormPresets

ROOT: Final = Path(__file__).resolve().parents[2]
SAMPLES: Final = ROOT / "tests" / "samples"
PRESETS: Final = FormPresets.from_folder(ROOT / "resources" / "forms")


def opened(content: str | bytes, folder: Path, **mapping: str) -> CsvFile:
    """A file with this content, opened."""
    path = folder / "leads.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return open_csv(path, PRESETS, choices=ReadingChoices.of_fields(**mapping))


def read(content: str | bytes, folder: Path, **mapping: str) -> list[Submission]:
    """Every submission of a file with this content."""
    return list(opened(content, folder, **mapping).submissions())


def read_anywhere(content: bytes) -> tuple[CsvFile, list[Submission]]:
    """The same for many contents one after the other, as hypothesis makes them."""
    with tempfile.TemporaryDirectory() as folder:
        file = opened(content, Path(folder))
        return file, list(file.submissions())
