"""The audit in words: every act that the program writes has its sentence and kind."""

import ast
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import callback_desk
from callback_desk.domain.audit_finding import AuditFinding
from callback_desk.domain.audit_trail import ACTS, AuditEntry, AuditKind, acts_of
from callback_desk.domain.lead_identity import Edited
from callback_desk.domain.safety_care import Act
from callback_desk.wording import audit
from callback_desk.wording.audit import KINDS, say_act, say_finding
from tests.desks import MONDAY

PACKAGE = Path(callback_desk.__file__).parent
# Put together where they are written; their parts are named here.
EDITS = (Edited.NAME, Edited.NUMBER, Edited.NUMBER_ADDED, Edited.NUMBER_REMOVED)


def acts_written() -> Iterator[str]:
    """Every act that stands in the code as it is written into the audit."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            told = ast.unparse(node.func)
            if told.endswith(("audit.add", "HandedOut")) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Starred) and isinstance(
                    first.value, ast.Tuple
                ):
                    first = first.value.elts[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)
    yield from (f"safety_{act}" for act in Act)
    yield from (f"lead_{what}_edited" for what in EDITS)


def entry(act: str, number: int | None = 7, subject: str | None = "lead") -> AuditEntry:
    return AuditEntry(1, MONDAY, MONDAY, "Kim Osei", act, subject, number)


def test_every_act_that_is_written_has_its_sentence() -> None:
    written = set(acts_written())
    assert len(written) > 50
    assert sorted(written - audit.ACTS.keys()) == []


def test_every_sentence_is_of_one_kind() -> None:
    of_kinds = [act for acts in ACTS.values() for act in acts]
    assert sorted(of_kinds) == sorted(audit.ACTS)
    assert set(KINDS) == set(ACTS) == set(AuditKind)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (entry("lead_seen", 17), "Saw lead 17"),
        (entry("signed_in", None, None), "Signed in"),
        (entry("staff_added", 7, "staff"), "Added Ann Porter"),
        (entry("staff_left", 8, "staff"), "Took staff member 8 off the list"),
        (entry("sign_ins_failed", 3), "Wrong passwords before signing in: 3"),
        (
            entry("audit_exported_failed", 12, "rows"),
            "Exported the audit (12 rows): it came to nothing",
        ),
        (entry("from_a_newer_one", 4, "thing"), "from_a_newer_one (thing 4)"),
        (entry("from_a_newer_one", None, None), "from_a_newer_one"),
    ],
)
def test_an_act_is_said_in_plain_words(told: AuditEntry, words: str) -> None:
    assert say_act(told, {7: "Ann Porter"}) == words


def test_what_came_to_nothing_is_found_with_its_kind() -> None:
    assert {"audit_exported", "audit_exported_failed"} <= set(
        acts_of(AuditKind.WENT_OUT)
    )


def test_what_proving_has_shown_is_said_with_what_it_rests_on() -> None:
    when = datetime(2026, 11, 16, 13, 0)  # noqa: DTZ001 - local, as it is said
    assert say_finding(AuditFinding(9), when) == (
        "All 9 rows are as they were written.",
        "They go on from the backup of Mon 16 Nov 2026, 1:00 PM.",
    )
    assert "no backup" in say_finding(AuditFinding(9), None)[1]
    wrong = AuditFinding(4, 5, "Row 5 is missing.")
    assert say_finding(wrong, None)[0] == "Row 5 is missing."
    assert "behind its back" in say_finding(wrong, None)[1]
