"""What the tests start finds its modules compiled, whatever the shell says."""

import os
import sys

import pytest

from tests import bytecode

SAYS_WHERE = "PYTHONPYCACHEPREFIX"


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A shell of this test's own."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setenv(SAYS_WHERE, "as it was")
    return monkeypatch


def test_where_none_is_kept_beside_the_sources_it_is_kept_apart(
    shell: pytest.MonkeyPatch,
) -> None:
    shell.setenv(bytecode.SAYS_NONE, "1")
    bytecode.keep()
    kept = str(bytecode.FOLDER)
    assert (sys.dont_write_bytecode, sys.pycache_prefix) == (False, kept)
    assert os.environ[SAYS_WHERE] == kept
    assert bytecode.SAYS_NONE not in os.environ


def test_where_it_is_kept_anyway_nothing_changes(shell: pytest.MonkeyPatch) -> None:
    shell.delenv(bytecode.SAYS_NONE, raising=False)
    bytecode.keep()
    assert (sys.dont_write_bytecode, sys.pycache_prefix) == (True, None)
    assert os.environ[SAYS_WHERE] == "as it was"
