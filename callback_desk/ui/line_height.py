"""How high a field of one line is: fields of days and times are as high as the others.

Qt gives a style sheet's frame twice to those that can be stepped.
"""

from PySide6.QtWidgets import QLineEdit


def line_height() -> int:
    """In pixels, by the looks of now."""
    line = QLineEdit()
    line.ensurePolished()
    return line.sizeHint().height()
