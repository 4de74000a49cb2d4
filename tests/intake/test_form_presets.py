"""Form products are data, recognised by headers as a set and by cells."""

import random

import pytest

from callback_desk.intake.field_names import Field
from callback_desk.intake.form_presets import FormPreset, FormPresets
from tests.intake.opening import PRESETS

ISO = "2026-11-16T07:30:00-05:00"


def test_a_new_product_is_data() -> None:
    presets = FormPresets.from_mappings(
        [
            {
                "code": "acme-csv",
                "medium": "csv",
                "recognise": {"headers": ["Acme No"]},
                "fields": {"external_id": ["Acme No"], "phone": ["Rufnummer"]},
            },
            {"code": "acme-mail", "medium": "mail", "whatever": 1},
        ]
    )
    preset = presets.recognise(["Rufnummer", "Acme No"], [])
    assert preset.code == "acme-csv"
    assert preset.fields[Field.PHONE] == ("Rufnummer",)
    assert presets.recognise(["Name", "Phone"], []).code == "generic-csv"


def test_a_slip_of_the_pen_in_a_preset_is_refused() -> None:
    with pytest.raises(ValueError, match="recognize"):
        FormPreset.from_mapping({"code": "x", "recognize": {}})


@pytest.mark.parametrize(
    ("headers", "row", "code"),
    [
        (["your-name", "your-tel", "Date"], ["A", "1", ISO], "flamingo-csv"),
        (["name", "phone", "Date"], ["A", "1", ISO], "generic-csv"),
        (["your-name", "your-tel", "Date"], ["A", "1", "11/13/2026"], "generic-csv"),
        (["Timestamp", "Phone"], ["11/13/2026 16:59:05", "1"], "google-forms-csv"),
        (["Timestamp", "Phone"], ["2026-11-13 16:59:05", "1"], "generic-csv"),
        (["#", "Date Submitted", "Tel"], ["1", "11/13/2026", "1"], "ninja-forms-csv"),
        (["#", "Tel", "Submit Date (UTC)"], ["1", "1", ""], "typeform-csv"),
        (["Submission Date", "Phone"], ["", ""], "jotform-csv"),
        (["Submitted On", "Phone"], ["", ""], "squarespace-csv"),
    ],
)
def test_headers_and_cells_tell_the_product_in_any_order(
    headers: list[str], row: list[str], code: str
) -> None:
    order = list(range(len(headers)))
    for seed in range(4):
        random.Random(seed).shuffle(order)  # noqa: S311  # no secret
        shuffled = [headers[i] for i in order]
        assert PRESETS.recognise(shuffled, [[row[i] for i in order]]).code == code
