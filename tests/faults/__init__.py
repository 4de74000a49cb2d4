"""Faults really done to real encrypted desks: `python -m tests.faults [fault …]`."""
