"""Tests of what several people share in a day."""
