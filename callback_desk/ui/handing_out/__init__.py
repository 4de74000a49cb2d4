"""What leaves the desk from the window: exported or printed, with ticked columns."""
