"""Signing in: the first window, which shows nothing of the clinic."""
