"""The picture of a key holds the link square by square, black on white."""

import segno
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from callback_desk.domain.sign_in_code import app_link
from callback_desk.ui.settings.qr_picture import QUIET, QrPicture
from callback_desk.ui.theme import Theme

LINK = app_link(b"12345678901234567890", "Kim Osei")


def test_each_square_is_painted_on_white(qtbot: QtBot, theme: Theme) -> None:
    picture = QrPicture(theme, LINK)
    qtbot.addWidget(picture)
    image = picture.grab().toImage()
    rows = segno.make(LINK, error="m", micro=False).matrix
    side = picture.width() // (len(rows) + 2 * QUIET)
    assert side >= 3
    ratio = image.devicePixelRatio()

    def is_dark(column: int, row: int) -> bool:
        at = [int((QUIET + n + 0.5) * side * ratio) for n in (column, row)]
        return QColor(image.pixel(*at)).lightness() < 128

    wide = range(-QUIET, len(rows) + QUIET)
    drawn = [[is_dark(x, y) for x in wide] for y in wide]
    inside = [row[QUIET:-QUIET] for row in drawn[QUIET:-QUIET]]
    assert inside == [[bool(square) for square in row] for row in rows]
    assert sum(map(sum, drawn)) == sum(map(sum, inside))


def test_it_is_forgotten(qtbot: QtBot, theme: Theme) -> None:
    picture = QrPicture(theme, LINK)
    qtbot.addWidget(picture)
    picture.forget()
    image = picture.grab().toImage()
    assert {image.pixel(x, x) for x in range(image.width())} == {0xFFFFFFFF}
