"""Which columns of a preview's list there is room for."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.submission import Precision, Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.import_preview import SeenRow
from callback_desk.ui.intake.verdict_table import (
    HEADINGS,
    NUMBER,
    ROW,
    WHY,
    VerdictTable,
)
from callback_desk.ui.intake.verdict_view import VerdictView
from callback_desk.ui.theme import Theme
from tests.desks import copy_desk, opened


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, tmp_path: Path) -> VerdictView:
    with opened(copy_desk(tmp_path)) as desk:
        view = _view(theme, desk)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def _view(theme: Theme, desk: Desk) -> VerdictView:
    return VerdictView(theme, VerdictTable(desk.phones.show))


def test_the_number_of_a_row_is_never_cut(view: VerdictView, theme: Theme) -> None:
    seen = SeenRow(
        *(0, 1_000_000, Verdict.NEW, "Bo", "+12125550142", None, "", ""),
        *(datetime(2026, 11, 16, tzinfo=UTC), Precision.SECOND, None, (), False, False),
    )
    view.show_rows([seen], range(1), ["a.csv"], None)
    view.resize(theme.px(300), 300)
    needed = view.fontMetrics().horizontalAdvance("1000000")
    assert view.columnWidth(ROW) > needed


@pytest.mark.parametrize("files", [["a.eml"], ["a.eml", "b.eml"]])
def test_no_column_is_cut_at_any_width(
    view: VerdictView, theme: Theme, files: list[str]
) -> None:
    view.show_rows((), (), files, None)
    for units in range(95, 330, 3):
        view.resize(theme.px(units), 300)
        seen = [c for c in range(len(HEADINGS)) if not view.isColumnHidden(c)]
        assert NUMBER in seen
        taken = sum(view.columnWidth(c) for c in seen if c != WHY)
        assert taken <= view.viewport().width(), units
