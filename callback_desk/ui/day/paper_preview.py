"""The preview of what is printed, by keys as well: Qt's has none for its buttons."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from callback_desk.translation import _
from callback_desk.ui.sign_in.fitting import open_at
from callback_desk.ui.theme import Theme
from callback_desk.ui.tinted_signs import tint_signs
from callback_desk.ui.widgets import native_keys, plain_tip

PRINT_KEYS = "Ctrl+P"
# Layout units: its own field for the zoom is too low for the desk's text.
ZOOM_HIGH, ZOOM_WIDE, WIDE, HIGH = 8, 24, 200, 150

# Of its actions these have no name of Qt's, and a sign that says nothing as a shape.
_UNNAMED = {
    "Zoom in": "zoomInAction",
    "Zoom out": "zoomOutAction",
    "Page setup": "pageSetupAction",
}


def _of_qt(words: str) -> str:
    return QCoreApplication.translate("QPrintPreviewDialog", words)


class PaperPreview(QPrintPreviewDialog):
    """Shows the pages; Ctrl+P prints them, and Tab goes from button to button."""

    def __init__(
        self, theme: Theme, printer: QPrinter, title: str, parent: QWidget
    ) -> None:
        super().__init__(printer, parent)
        self.setWindowTitle(title)
        names = {_of_qt(words): name for words, name in _UNNAMED.items()}
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if not button.accessibleName():
                button.setAccessibleName(button.text() or button.toolTip())
        for zoom in self.findChildren(QComboBox):
            zoom.setMinimumSize(theme.px(ZOOM_WIDE), theme.px(ZOOM_HIGH))
            # Its field has the edges of a field that stands by itself.
            zoom.setStyleSheet("QLineEdit { padding: 0; border: none; }")
            zoom.setAccessibleName(_("Zoom"))
        for field in self.findChildren(QLineEdit):
            in_zoom = isinstance(field.parent(), QComboBox)
            field.setAccessibleName(_("Zoom") if in_zoom else _("Page to show"))
        for action in self.findChildren(QAction):
            if action.text() in names:
                action.setObjectName(names[action.text()])
        tint_signs(self)
        open_at(self, min(theme.px(WIDE), parent.width()), theme.px(HIGH))
        words = _of_qt("Print")
        for action in self.findChildren(QAction):
            if action.text() == words:
                action.setShortcut(QKeySequence(PRINT_KEYS))
                action.setToolTip(plain_tip(f"{words} ({native_keys(PRINT_KEYS)})"))
                self.addAction(action)
