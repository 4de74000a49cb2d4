"""Needs a look, by keys and on real desks."""
