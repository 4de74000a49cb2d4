"""Booked visits, by keys and on real desks."""
