"""Numbers on a picture: where they have no room, the first ones stay."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from callback_desk.ui.reports.captions import Caption, Captions
from callback_desk.ui.theme import Theme

RED = QColor("red")


def seen(theme: Theme, xs: list[float], words: list[str]) -> list[str]:
    font = theme.font(1.0)
    captions = Captions(
        [Caption(x, 0, said, RED) for x, said in zip(xs, words, strict=True)],
        font,
        QRectF(0, 0, 10, 10),
    )
    points = [QPointF(x, 50) for x in xs]
    shown = captions.seen(points, QFontMetricsF(font))
    for rect, caption in shown:
        assert abs(rect.center().x() - caption.x) < 1
        assert rect.bottom() <= 51
    return [caption.words for _, caption in shown]


def test_all_are_seen_where_there_is_room(theme: Theme) -> None:
    assert seen(theme, [100, 200, 300], ["12", "7", "140"]) == ["12", "7", "140"]


def test_of_those_that_stand_on_one_another_the_first_stays(theme: Theme) -> None:
    assert seen(theme, [104, 100, 300], ["140", "12", "7"]) == ["140", "7"]


def test_one_that_ends_at_its_point_stands_before_it(theme: Theme) -> None:
    font = theme.font(1.0)
    captions = Captions(
        [Caption(400, 0, "usually 14", RED, ends=True)], font, QRectF(0, 0, 10, 10)
    )
    ((rect, _),) = captions.seen([QPointF(400, 50)], QFontMetricsF(font))
    assert rect.right() == 400
