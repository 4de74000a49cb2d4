"""Tests of the veil."""
