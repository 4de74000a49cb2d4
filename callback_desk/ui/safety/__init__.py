"""People in danger, on the screen: crisis panel, hand-over, contact of the day."""
