"""Needs a look: what could not be taken in by itself."""
