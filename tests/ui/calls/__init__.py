"""Tests of what stands around the calls."""
