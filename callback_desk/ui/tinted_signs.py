"""Signs that Qt draws black whatever the scheme, in the colour of the text."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from callback_desk.ui.icons import pixmap

_MODES = (
    (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
    (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
)
# Of Qt's own, small pictures that are all but full: as a shape they say nothing.
_INSTEAD = {
    "newFolderButton": "plus",
    "listModeButton": "menu",
    "detailModeButton": "table",
    "fitWidthAction": "page-width",
    "fitPageAction": "page-whole",
    "singleModeAction": "page-one",
    "facingModeAction": "page-two",
    "overviewModeAction": "page-many",
    "zoomInAction": "zoom-in",
    "zoomOutAction": "zoom-out",
    "pageSetupAction": "page-setup",
}


def tint_signs(window: QWidget) -> None:
    """Give each tool button of a window of Qt's own its sign in the text's colour."""
    for button in window.findChildren(QToolButton):
        if not button.icon().isNull():
            # A button takes its action's sign again whenever that changes.
            (button.defaultAction() or button).setIcon(_tinted(button))


def _tinted(button: QToolButton) -> QIcon:
    size, ratio = button.iconSize(), button.devicePixelRatioF()
    tinted = QIcon()
    for mode, group in _MODES:
        ink = button.palette().color(group, QPalette.ColorRole.ButtonText)
        action = button.defaultAction()
        name = action.objectName() if action else button.objectName()
        own = _INSTEAD.get(name)
        sign = (
            _stencil(button.icon(), size, ratio, ink)
            if own is None
            else pixmap(own, ink, size.width(), ratio)
        )
        tinted.addPixmap(sign, mode)
    return tinted


def _stencil(sign: QIcon, size: QSize, ratio: float, ink: QColor) -> QPixmap:
    """The sign's shape, filled."""
    shape = sign.pixmap(size, ratio)
    painter = QPainter(shape)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(shape.rect(), ink)
    painter.end()
    return shape
