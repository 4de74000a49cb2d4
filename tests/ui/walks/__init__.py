"""Walks over every window: as hostile text, and by keys alone."""
