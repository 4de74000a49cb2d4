"""Presets of mails are data: what a file may say, and those that ship."""

import pytest

from callback_desk.intake.mail_message import read_mail
from callback_desk.intake.mail_presets import MailPreset, MailPresets
from tests.intake.mails import mail
from tests.intake.opening import ROOT

CODES = {
    "divi-mail", "cf7-mail", "gravity-forms-mail", "elementor-mail", "wpforms-mail",
    "ninja-forms-mail", "squarespace-mail", "jotform-mail",
}  # fmt: skip


def test_every_product_of_the_contract_ships() -> None:
    presets = MailPresets.from_folder(ROOT / "resources" / "forms")
    assert {preset.code for preset in presets._presets} == CODES


@pytest.mark.parametrize(
    "data",
    [
        {"code": "a-mail", "recognise": {"subject": "x"}, "whatever": 1},
        {"code": "a-mail", "recognise": {"sibject": "x"}},
        {"code": "a-mail", "recognise": {"subject": "x"}, "read": {"shape": []}},
        {"code": "a-mail", "recognise": {"subject": "x"}, "read": {"shapes": ["?"]}},
        {"code": "a-mail", "recognise": {"subject": "x"}, "read": {"name": "subject"}},
        {"code": "a-mail", "recognise": {"subject": "x"}, "fields": {"phon": ["x"]}},
        {"code": "a-mail"},
    ],
)
def test_a_slip_of_the_pen_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the message is for programmers
        MailPreset.from_mapping(data)


def test_the_product_with_more_marks_comes_first() -> None:
    presets = MailPresets(
        MailPreset.from_mapping({"code": code, "recognise": marks})
        for code, marks in (
            ("a-mail", {"subject": "New .+"}),
            ("b-mail", {"subject": "New .+", "sender": ".+@b.example"}),
            ("c-mail", {"text": "^never"}),
        )
    )
    given = read_mail(mail("hi", subject="New lead", sender="B <x@B.example>"))
    assert [preset.code for preset in presets.fitting(given)] == ["b-mail", "a-mail"]
