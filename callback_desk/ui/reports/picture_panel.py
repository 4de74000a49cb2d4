"""A picture with its sentence, its definition one click away, and its table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.figure_table import FigureTable
from callback_desk.translation import _
from callback_desk.ui.reports.figure_view import FigureView
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, IconButton, PlainLabel

MEANS, TABLE, PICTURE = _("What these figures mean"), _("As a table"), _("As a picture")


class PicturePanel(Card):
    """Shows a picture, or the table that says the same."""

    def __init__(self, theme: Theme, title: str) -> None:
        """Make an empty panel.

        Args:
            theme: its looks.
            title: what it is about.
        """
        super().__init__(theme, padding=3.5)
        self.title = title
        self._theme = theme
        self._picture: QWidget | None = None
        self._key: QWidget | None = None
        self._sentence = PlainLabel(theme, scale=0.9, muted=True, wraps=True)
        self._means = PlainLabel(theme, scale=0.9, wraps=True)
        self.means_button = IconButton(
            theme, f"{MEANS}: {title}", "means", kind="quiet"
        )
        self.means_button.setCheckable(True)
        self.table_button = IconButton(
            theme, f"{TABLE}: {title}", "table", kind="quiet"
        )
        self.table_button.setCheckable(True)
        self.table = FigureView(theme, title)
        self._legend = PlainLabel(theme, scale=0.85, muted=True, wraps=True)
        self._place = QVBoxLayout()
        self._build()
        self.means_button.toggled.connect(self._means.setVisible)
        self.table_button.toggled.connect(self._on_table_toggled)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self._theme, self.title, bold=True, wraps=True), 1)
        head.addWidget(self.means_button)
        head.addWidget(self.table_button)
        self.column.setSpacing(self._theme.px(1))
        self.column.addLayout(head)
        self.column.addWidget(self._sentence)
        self.column.addWidget(self._means)
        self.column.addLayout(self._place, 1)
        self.column.addWidget(self._legend)
        self.column.addWidget(self.table)
        self.column.addStretch()
        self._means.hide()
        self._legend.hide()
        self.table.hide()

    def set_picture(self, picture: QWidget) -> None:
        """Put the picture in its place."""
        self._picture = picture
        self._place.addWidget(picture)
        picture.setHidden(self.table_button.isChecked())
        # As one reads: what it means, the table, then the picture.
        QWidget.setTabOrder(self.table_button, picture)
        QWidget.setTabOrder(picture, self.table)

    def set_legend(self, legend: QWidget) -> None:
        """Put what its colours mean beneath it."""
        self._key = legend
        self.column.replaceWidget(self._legend, legend)
        self._legend.deleteLater()

    def show_table(self, table: FigureTable) -> None:
        """Show sentence, definition and table."""
        self._sentence.say(table.sentence)
        self._means.say(table.definition)
        self.table.show_table(table)
        if self._picture is None:
            self.table.show()

    def add_above(self, part: QWidget) -> None:
        """Put a part above its sentence."""
        self.column.insertWidget(1, part, 0, Qt.AlignmentFlag.AlignLeft)

    def only_table(self) -> None:
        """Have no picture but the table itself."""
        self.table_button.hide()

    @property
    def told(self) -> str:
        """Its sentence."""
        return self._sentence.text()

    @property
    def definition(self) -> str:
        """How its figures are defined."""
        return self._means.text()

    def _on_table_toggled(self, as_table: bool) -> None:
        self.table.setVisible(as_table)
        if self._picture is not None:
            self._picture.setVisible(not as_table)
            if self._key is not None:
                self._key.setVisible(not as_table)
