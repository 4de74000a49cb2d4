"""The clinic's outcomes and its rules for calling: its own to change."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.calling_errors import OutcomesUnusable
from callback_desk.domain.changes import Changes
from callback_desk.domain.outcome import SHIPPED_OUTCOMES, Outcome
from callback_desk.domain.visit import MARKS
from callback_desk.services.claims import keep_claim_minutes
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.managing import check_manages
from callback_desk.translation import _

LONGEST_LABEL = 40
# What a person in danger, and one who asked for silence, cannot do without.
ALWAYS_OFFERED = ("do_not_call", "crisis_handover")
KEYS = "12345678"


def show_outcomes(desk: Desk) -> tuple[list[Outcome], CallRules]:
    """The outcomes in the order of the screen, and the rules for calling."""
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        return list(_of_calls(settings.outcomes).values()), settings.rules


def change_outcomes(desk: Desk, outcomes: Sequence[Outcome]) -> Changes:
    """Put outcomes in force: words, keys, what follows, order, and which are offered.

    What an outcome says of calls that were made stays as it was: whether it dials,
    reaches, closes and counts is given with its code, or the past would be another.

    Raises:
        NotAllowed: only an office manager may.
        OutcomesUnusable: they cannot be worked with, with the sentence that says why.
    """
    check_manages(desk, _("change the outcomes"))
    with desk.open_work() as work:
        known = _of_calls(in_force(desk, work).outcomes)
        check_outcomes(outcomes, known)
        work.settings.change_outcomes(
            [
                with_promise_kept(o, known[o.code]) if o.code in known else o
                for o in outcomes
            ]
        )
        work.audit.add("outcomes_changed", desk.staff.staff_id, desk.now())
        work.commit()
    return Changes()


def _of_calls(outcomes: Mapping[str, Outcome]) -> dict[str, Outcome]:
    """The outcomes of calls: what is said of a visit is not the clinic's to change."""
    return {code: one for code, one in outcomes.items() if code not in MARKS}


def check_outcomes(outcomes: Sequence[Outcome], known: Collection[str]) -> None:
    """Refuse outcomes that nobody could work with.

    Raises:
        OutcomesUnusable: with the sentence that says why.
    """
    codes = [o.code for o in outcomes]
    there = set(known)
    keys = Counter(o.key for o in outcomes if o.key is not None and o.active)
    labels = Counter(o.label.strip().casefold() for o in outcomes if o.active)
    twice = next((key for key, count in keys.items() if count > 1), None)
    alike = next((label for label, count in labels.items() if count > 1), None)
    problem = ""
    if len(set(codes)) < len(codes) or there - set(codes):
        problem = _("An outcome is missing or there twice")
    elif any(not o.label.strip() for o in outcomes):
        problem = _("An outcome has no words")
    elif any(len(o.label) > LONGEST_LABEL for o in outcomes):
        problem = _(
            "An outcome has more than {longest_label} letters",
            longest_label=LONGEST_LABEL,
        )
    elif alike is not None:
        problem = _("Two outcomes are called “{alike}”", alike=alike)
    elif any(key not in KEYS for key in keys):
        problem = _("The keys are 1 to 8; the others stand under More")
    elif twice is not None:
        problem = _("Two outcomes have the key {twice}", twice=twice)
    elif any(not o.active for o in outcomes if o.code in ALWAYS_OFFERED):
        problem = _("Do not call, and the hand-over, are always offered")
    if problem:
        raise OutcomesUnusable(problem=problem)


def shipped(outcome: Outcome) -> Outcome:
    """An outcome as it ships; one of the clinic's own as it is."""
    return next((o for o in SHIPPED_OUTCOMES if o.code == outcome.code), outcome)


def with_promise_kept(edited: Outcome, before: Outcome) -> Outcome:
    """An edited outcome that does to the promise what it did before.

    Whether it dialled, reached, closed and barred decides of calls long made.
    """
    return replace(
        edited,
        code=before.code,
        dialled=before.dialled,
        closes=before.closes,
        contact=before.contact,
        counted=before.counted,
        bars_number=before.bars_number,
        hands_over=before.hands_over,
    )


def change_call_rules(
    desk: Desk, rules: CallRules, minutes: int | None = None
) -> Changes:
    """Put rules for calling in force; what is planned already stays planned.

    Args:
        desk: whose.
        rules: the rules.
        minutes: after how many a claim that nobody renews is free; None leaves it.

    Raises:
        NotAllowed: only an office manager may.
        CallRulesImpossible: they contradict themselves.
    """
    check_manages(desk, _("change the rules for calling"))
    rules.check()
    with desk.open_work() as work:
        work.settings.set_call_rules(rules)
        work.audit.add("call_rules_changed", desk.staff.staff_id, desk.now())
        if minutes is not None:
            keep_claim_minutes(desk, work, minutes)
        work.commit()
    return Changes()
