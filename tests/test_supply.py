"""What the program is made of: its bill of materials, licenses, and known holes."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
# Qt for Python is offered under the LGPL or the GPL; we take it under the LGPL, as a
# shared library that anybody can exchange for their own.
UNDER_LGPL = {"pyside6-essentials", "shiboken6"}


def script(name: str) -> ModuleType:
    """A script of the build's, loaded."""
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


sbom, audit = script("sbom"), script("audit")
LOCKED = sbom.read_lock((ROOT / "requirements.txt").read_text("utf-8"))


def test_the_lock_is_read_whole() -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8")
    assert len(LOCKED) == text.count("==") - text.count("python_version ==")
    assert sum(len(one.hashes) for one in LOCKED) == text.count("--hash=")
    assert all(one.hashes for one in LOCKED)


def test_one_command_prints_the_bill_of_materials() -> None:
    command = [sys.executable, ".ci/sbom.py"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    again = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout == again.stdout
    told: Any = json.loads(ran.stdout)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    components = {one["bom-ref"]: one for one in told["components"]}
    assert set(components) == {one.purl for one in LOCKED}
    sqlalchemy = next(c for c in components.values() if c["name"] == "sqlalchemy")
    assert sqlalchemy["purl"] == f"pkg:pypi/sqlalchemy@{sqlalchemy['version']}"
    assert sqlalchemy["licenses"] == [{"license": {"name": "MIT"}}]
    assert len(sqlalchemy["hashes"][0]["content"]) == 64
    needs = {one["ref"]: one["dependsOn"] for one in told["dependencies"]}
    assert set(components) < set(needs)
    assert any(
        ref.startswith("pkg:pypi/typing-extensions@")
        for ref in needs[sqlalchemy["bom-ref"]]
    )
    everything = {ref for refs in needs.values() for ref in refs}
    assert everything <= set(components)


def is_copyleft(told: str) -> bool:
    """Whether a license asks of a program what ours does not give."""
    return any(word in told.upper() for word in ("GPL", "GENERAL PUBLIC"))


def test_nothing_in_the_program_is_under_the_gpl() -> None:
    looked_at, unknown, copyleft = 0, [], []
    for one in LOCKED:
        if not sbom._is_here(one):
            assert one.marker, f"{one.name} is locked and not installed"
            continue
        looked_at += 1
        told = sbom.license_of(one.name)
        if not told:
            unknown.append(one.name)
        elif is_copyleft(told) and one.name not in UNDER_LGPL:
            copyleft.append(f"{one.name}: {told}")
    assert looked_at > 30
    assert unknown == []
    assert copyleft == []


def test_qt_is_there_under_the_lgpl() -> None:
    for name in UNDER_LGPL:
        choices = sbom.license_of(name).split(" OR ")
        assert "LGPL-3.0-only" in choices


@pytest.mark.parametrize(
    ("told", "copyleft"),
    [
        *(("GPL-3.0-only", True), ("AGPL-3.0", True), ("LGPL-3.0-only", True)),
        ("GNU General Public License v3 (GPLv3)", True),
        *(("MIT", False), ("Apache-2.0 OR BSD-3-Clause", False)),
        ("Mozilla Public License 2.0 (MPL 2.0)", False),
    ],
)
def test_a_license_that_asks_for_more_is_known(told: str, copyleft: bool) -> None:
    assert is_copyleft(told) is copyleft


# pip-audit

FINE: dict[str, object] = {"name": "mako", "version": "1.4.3", "vulns": []}
BAD: dict[str, object] = {
    "name": "cffi",
    "version": "2.1.1",
    "vulns": [{"id": "PYSEC-2026-1"}],
}
LEFT_OUT: dict[str, object] = {"name": "click", "skip_reason": "not found"}


def document(*dependencies: dict[str, object]) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


@pytest.mark.parametrize(
    ("stdout", "stderr", "code", "words"),
    [
        (document(FINE), "", 0, "1 packages, none known to be vulnerable"),
        (document(FINE, BAD), "Found 1", 1, "cffi 2.1.1: PYSEC-2026-1"),
        (document(BAD, LEFT_OUT), "", 1, "cffi 2.1.1: PYSEC-2026-1"),
        (document(FINE, LEFT_OUT), "", 75, "not looked up: click"),
        (document(), "", 75, "not looked up: everything"),
        ("", "ERROR: no connection\n", 75, "ERROR: no connection"),
        ("No known vulnerabilities found", "", 75, "it said nothing"),
        ("[]", "", 75, "it said nothing"),
    ],
)
def test_not_having_run_is_no_pass(
    stdout: str, stderr: str, code: int, words: str
) -> None:
    assert audit.judge(stdout, stderr) == audit.Outcome(code, words)


def test_what_cannot_be_started_has_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "TOOL", tmp_path)
    assert audit.audit(tmp_path / "x.txt").code == 75
    monkeypatch.setattr(audit, "install", lambda: "no network")
    assert audit.main() == 75
    assert capsys.readouterr().out.count("NOT RUN: no network") == 2


def test_a_vulnerable_package_outweighs_what_has_not_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcomes = iter((audit.Outcome(75, "no"), audit.Outcome(1, "cffi")))
    monkeypatch.setattr(audit, "install", lambda: "")
    monkeypatch.setattr(audit, "audit", lambda requirements: next(outcomes))
    assert audit.main() == 1


def test_what_looks_the_others_up_is_locked_by_hash_too() -> None:
    text = (ROOT / ".ci" / "audit-requirements.txt").read_text("utf-8")
    assert "pip-audit==" in text
    assert all(one.hashes for one in sbom.read_lock(text))
    assert "://" not in text
