"""Booked visits: the morning list, and who came."""
