"""Tests that take long are run only when they are asked for, with `-m depth`."""

import pytest


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
