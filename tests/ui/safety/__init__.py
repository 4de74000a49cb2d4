"""People in danger, on the screen."""
