"""Made-up values of property tests: the same in every plain run, others under `depth`.

A plain run is asked whether the tree is sound: what it draws must not depend on luck,
nor on which other tests ran before in the same process. What is drawn anew goes deeper
and is looked at by whoever asked for it.
"""

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

# Profiles of hypothesis: `--hypothesis-profile=drawn` draws anew.
FIXED, DRAWN = "fixed", "drawn"


def choose(config: pytest.Config) -> None:
    """Fix what is drawn, unless the run asks for depth, a seed or a profile."""
    settings.register_profile(FIXED, derandomize=True, database=None)
    settings.register_profile(DRAWN, derandomize=False, print_blob=True)
    if config.getoption("hypothesis_profile") is not None:
        return
    marks = config.option.markexpr
    is_deep = "depth" in marks and "not depth" not in marks
    if is_deep or config.getoption("hypothesis_seed") is not None:
        settings.load_profile(DRAWN)
        return
    settings.load_profile(FIXED)
    # Hypothesis draws one value in twenty from the constants of whatever modules are
    # loaded just then: that differs with each commit, and with what ran before.
    vars(providers)["_get_local_constants"] = Constants
