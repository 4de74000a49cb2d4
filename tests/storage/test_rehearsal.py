"""The rehearsal compiles what a sign-in asks, and leaves nothing behind."""

import tempfile
from pathlib import Path

import pytest

from callback_desk.storage import queue_pages, rehearsal, settings_store
from callback_desk.storage.rehearsal import rehearse
from tests.desks import MONDAY


def test_what_is_asked_at_sign_in_is_ready_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    queue_pages._merged.cache_clear()
    settings_store._VERSION._compiled.clear()
    checked: list[Path] = []
    monkeypatch.setattr(
        rehearsal, "ensure_schema", lambda engine, path: checked.append(path)
    )
    rehearse(lambda: MONDAY)
    assert queue_pages._merged.cache_info().currsize > 0
    assert settings_store._VERSION._compiled
    assert len(checked) == 1
    assert list(tmp_path.iterdir()) == []
