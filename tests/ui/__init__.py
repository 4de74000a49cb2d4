"""Tests of the window: real widgets, real keys, no sleeps."""
