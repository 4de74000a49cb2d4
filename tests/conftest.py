"""Where there is no screen Qt draws to memory; what takes long runs when asked for."""

import os

import pytest

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Skip the tests marked `depth`, unless a choice of marks was made by hand."""
    if config.option.markexpr:
        return
    skip = pytest.mark.skip(reason="takes long; run it with -m depth")
    for item in items:
        if item.get_closest_marker("depth"):
            item.add_marker(skip)
