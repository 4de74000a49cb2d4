"""The Calendar page: the year on one sheet, and what a change of it would move."""
