"""The journeys through the window need what its tests need."""

from tests.ui.conftest import background, screen, theme

__all__ = ["background", "screen", "theme"]
