"""The settings of a desk, changed by an office manager."""
