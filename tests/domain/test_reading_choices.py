"""What staff say of a file now stands over what was said of such a file before."""

from callback_desk.domain.reading_choices import (
    NO_CHOICES,
    NOT_USED,
    ReadingChoices,
)


def test_what_is_left_out_was_said_before() -> None:
    before = ReadingChoices(
        {"Nombre": "name", "Cel": "phone"}, "cp1252", False, "America/Denver", "Web"
    )
    assert NO_CHOICES.over(before) == before
    assert before.over(NO_CHOICES) == before
    now = ReadingChoices(month_first=True, zone="America/New_York")
    assert now.over(before) == ReadingChoices(
        before.columns, "cp1252", True, "America/New_York", "Web"
    )


def test_a_field_that_is_named_anew_leaves_the_column_it_had() -> None:
    before = ReadingChoices({"Tel": "phone", "Texto": "message", "Ref": NOT_USED})
    now = ReadingChoices.of_fields(phone="Cel")
    assert now.over(before).columns == {
        "Cel": "phone",
        "Texto": "message",
        "Ref": NOT_USED,
    }
    unused = NO_CHOICES.with_column("Texto", NOT_USED).with_column("Tel", "phone")
    assert unused.over(before).columns == {
        "Texto": NOT_USED,
        "Tel": "phone",
        "Ref": NOT_USED,
    }
