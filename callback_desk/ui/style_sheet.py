"""The little style sheet of all windows."""

# What the palette cannot say. `kind` is a property that widgets carry.
SHEET = """
QFrame[kind="card"] {{ background: {card}; border: 1px solid {line};
    border-radius: {radius}px; }}
QPushButton {{ background: {card}; color: {text}; border: 1px solid {line};
    border-radius: {radius}px; padding: {pad}px {wide}px; outline: none; }}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; }}
QPushButton:disabled {{ color: {muted}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent};
    border-color: {accent}; font-weight: 600; }}
QPushButton[kind="primary"]:disabled {{ background: {resting_ground};
    color: {muted}; border-color: {line}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {accent}; }}
QPushButton[kind="quiet"] {{ background: {window}; border-color: {quiet}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {accent}; }}
QPushButton[kind="link"] {{ background: transparent; border-color: transparent;
    color: {accent}; font-weight: 600; padding: {pad}px; }}
QPushButton[kind="line"] {{ background: transparent; border-color: transparent;
    color: {accent}; font-weight: 600; padding: {slim}px {pad}px; }}
QPushButton[kind="line"]:focus {{ border: 2px solid {accent}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {accent}; }}
QLineEdit, QPlainTextEdit, QComboBox, QTimeEdit, QDateTimeEdit, QSpinBox {{
    background: {card}; color: {text}; border: 1px solid {line};
    border-radius: {radius}px; padding: {pad}px; placeholder-text-color: {muted}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {window}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QTimeEdit:focus,
QDateTimeEdit:focus, QSpinBox:focus {{ border: 2px solid {accent}; }}
QListView {{ outline: none; }}
QTableView {{ outline: 2px solid {accent}; }}
QListView[kind="framed"] {{ background: {card}; border: 1px solid {line};
    border-radius: {radius}px; padding: {half}px; }}
QListView[kind="framed"]:focus {{ border: 2px solid {accent}; }}
QTableView {{ background: {card}; border: none; gridline-color: {line};
    selection-background-color: {accent_ground}; selection-color: {text}; }}
QHeaderView::section {{ background: {card}; color: {muted}; border: none;
    border-bottom: 1px solid {line}; padding: {pad}px {cell}px;
    font-weight: 600; font-size: {head}pt; text-transform: uppercase; }}
QScrollBar:vertical {{ background: transparent; width: {away}px;
    margin: 0 0 0 {half}px; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: {half}px;
    min-height: {wide}px; }}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{
    background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {line}; border-radius: {half}px;
    min-width: {wide}px; }}
QScrollBar::handle:horizontal:hover {{ background: {muted}; }}
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal {{ width: 0; }}
QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal {{
    background: transparent; }}
QMenu {{ background: {card}; color: {text}; border: 1px solid {line};
    padding: {pad}px 0; }}
QMenu::item {{ padding: {pad}px {far}px; }}
QMenu::item:selected {{ background: {accent_ground}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {pad}px 0; }}
QToolTip {{ background: {card}; color: {text}; border: 1px solid {line}; }}
"""
