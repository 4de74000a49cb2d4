"""The declared charset, else UTF-8, else cp1252; nothing raises."""

import pytest

from callback_desk.intake.mail_charsets import decoded


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Müller".encode(), "utf-8", "Müller"),
        ("Müller".encode("latin-1"), "ISO-8859-1", "Müller"),
        (b"don\x92t", "iso-8859-1", "don’t"),
        ("Müller".encode("latin-1"), "utf-8", "Müller"),
        ("Müller".encode(), "us-ascii", "Müller"),
        ("Müller".encode(), "no-such-charset", "Müller"),
        ("Müller".encode(), "", "Müller"),
        ("日本".encode("iso-2022-jp"), "ISO-2022-JP", "日本"),
        ("hé".encode("utf-16"), "utf-16", "hé"),
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", "Łódź"),
        (b"plain", "zlib_codec", "plain"),
        (b"\xe9", "unicode_escape", "é"),
        (b"\xe9", "'windows-1252'", "é"),
    ],
)
def test_a_charset_is_believed_where_it_fits(
    data: bytes, charset: str, text: str
) -> None:
    read = decoded(data, charset)
    assert (read.text, read.is_damaged) == (text, False)


@pytest.mark.parametrize("charset", ["", "us-ascii", "x-unknown"])
@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Имя: Анна Петрова\nСообщение: Мне нужна помощь\n"),
        ("gb18030", "姓名: 王小明\n留言: 我想预约治疗抑郁症\n"),
        ("cp1252", "Nombre: José Núñez\nMensaje: mañana\n"),
    ],
)
def test_where_none_is_declared_the_letters_tell(
    codec: str, text: str, charset: str
) -> None:
    assert decoded(text.encode(codec), charset).text == text


def test_bytes_that_mean_nothing_are_shown_and_told() -> None:
    read = decoded(b"ok \x81\xff", "utf-8")
    assert read.is_damaged
    assert "\ufffd" in read.text


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "utf-8", "idna", "hz", "\0"])
def test_no_lone_surrogate_is_ever_left(charset: str) -> None:
    for data in (b"\xd8\x00\xd8\x00", b"+2AA-", b"\xed\xa0\x80", b"~{\xff"):
        decoded(data, charset).text.encode("utf-8")
