"""Missed: every missed callback of a period, its cause, and the sign-off."""
