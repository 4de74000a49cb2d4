"""Every sample, as its preview shows it in the window: who, the verdict, and why."""

import json
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.submission import Verdict
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.theme import Theme
from tests.cli.command_line import SAMPLES

NAMES = sorted(
    path.name.removesuffix(".expected.json") for path in SAMPLES.glob("*.expected.json")
)
COMING = (Verdict.NEW, Verdict.REPEAT, Verdict.KNOWN)


@pytest.mark.parametrize("name", NAMES)
def test_a_samples_preview_shows_what_it_says(
    name: str, qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    document: dict[str, Any] = json.loads(
        (SAMPLES / f"{name}.expected.json").read_text("utf-8")
    )
    page = ImportPage(theme, background, desk)
    qtbot.addWidget(page)
    page.show()
    page.look_at(SAMPLES / name)
    qtbot.waitUntil(lambda: page.preview.preview is not None)
    preview = page.preview.preview
    assert preview is not None
    report = preview.files[0].report
    assert report.recognised_as == document["recognised_as"]
    rows = [page.preview.table.seen(n) for n in range(page.preview.table.rowCount())]
    leads = {(r.name, r.phone) for r in rows if r.verdict in COMING}
    assert leads == {(lead["name"], lead["phone"]) for lead in document["leads"]}
    kept = sorted(
        (r for r in rows if r.verdict is Verdict.NEEDS_LOOK), key=lambda r: r.key
    )
    assert len(kept) == len(document["needs_look"])
    for row, expected in zip(kept, document["needs_look"], strict=True):
        assert row.problem is not None
        assert expected["why"].startswith(row.problem.why)
        if "row" in expected:
            assert row.row == expected["row"]
        if "name" in expected:
            assert row.name == expected["name"]
    skipped = [row for row in rows if row.verdict is Verdict.SKIPPED]
    assert len(skipped) == document["skipped"]
