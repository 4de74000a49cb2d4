"""What a visitor may type into any field, and how a window full of it is looked at."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background

HEADER = ("Name", "Phone", "Email", "Message", "Interested in", "Page", "Campaign")
LONG = 1_000_000
SCREEN = (1366, 700)


def was_read(bait: Path) -> bool:
    return bait.stat().st_atime > 0


def evil_texts(bait: Path) -> list[str]:
    """What a visitor may type into any field."""
    picture = f'<img src="file://{bait}">'
    return [
        f"<b>Bold</b>{picture}<a href='file://{bait}'>click</a>",
        f"<qt>{picture}</qt>",
        "\u202eevil\u2066\u200b\u2028 \x07\x1b[31m &File &amp; &#x202e;",
        "a\0b" + picture,
        "W" * LONG,
        "\u0628" * 300 + "\U0001f926\u200d\u2642\ufe0f" * 300,
    ]


def shown(qtbot: QtBot, widget: QWidget, size: tuple[int, int] = SCREEN) -> None:
    qtbot.addWidget(widget)
    widget.resize(*size)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()


def ended(qtbot: QtBot, background: Background) -> None:
    """Wait until all that runs behind has come in."""
    for _ in range(3):
        # Looking again and again would sleep in between: a second of many walks.
        with qtbot.waitCallback(timeout=30_000) as came:
            background.run(int, came)
        QApplication.processEvents()


def drawn(widget: QWidget) -> QWidget:
    """What is drawn is laid out and its pictures, if any, are loaded."""
    QApplication.processEvents()
    widget.grab()
    return widget
