"""What the tests start finds its modules compiled, whatever the shell says."""

import sys
from pathlib import Path

import pytest

from tests import bytecode


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """A shell of this test's own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "")
    return monkeypatch


def test_where_none_is_kept_beside_the_sources_a_folder_keeps_it_for_this_run(
    shell: pytest.MonkeyPatch,
) -> None:
    shell.setenv(bytecode.SAYS_NONE, "1")
    folder = bytecode.keep_in_a_folder()
    assert folder is not None
    assert (sys.dont_write_bytecode, sys.pycache_prefix) == (False, folder)
    assert Path(folder).is_dir()
    bytecode.drop(folder)
    assert not Path(folder).exists()


def test_where_it_is_kept_anyway_nothing_changes(shell: pytest.MonkeyPatch) -> None:
    shell.delenv(bytecode.SAYS_NONE, raising=False)
    assert bytecode.keep_in_a_folder() is None
    assert (sys.dont_write_bytecode, sys.pycache_prefix) == (True, None)
    bytecode.drop(None)
