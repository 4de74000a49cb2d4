"""A file with one field a line is told as that, and nothing else is."""

from pathlib import Path

import pytest

from callback_desk.domain.import_errors import FieldsDownTheFile, NoPhoneColumn
from callback_desk.wording.imports import say_refusal
from tests.intake.opening import opened


@pytest.mark.parametrize(
    "line", ["{}: {}", "{},{}", "{}\t{}", '"{}","{}"', "{} : {}", "{};{}"]
)
def test_its_lines_are_called_fields(line: str, tmp_path: Path) -> None:
    told = (("Name", "Ann Lee"), ("Phone", "212-736-5000"), ("Message", "I cannot"))
    block = "".join(f"{line.format(*pair)}\n" for pair in told)
    with pytest.raises(FieldsDownTheFile) as refused:
        opened(f"{block}\n{block}", tmp_path)
    assert refused.value.what_to_do in say_refusal(refused.value)


@pytest.mark.parametrize(
    "text", ["Name,Message\nAnn Lee,hello\n", "Fruit,Price\npear,2\nfig,3\n"]
)
def test_a_table_without_a_number_is_none_of_them(text: str, tmp_path: Path) -> None:
    with pytest.raises(NoPhoneColumn) as refused:
        opened(text, tmp_path)
    assert not isinstance(refused.value, FieldsDownTheFile)
