"""The journeys through the window need what its tests need."""

from tests.ui.conftest import background, theme

__all__ = ["background", "theme"]
