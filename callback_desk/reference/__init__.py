"""The data libraries, fenced: holidays and phone numbers."""
