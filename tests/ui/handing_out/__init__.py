"""What leaves the desk from the window."""
