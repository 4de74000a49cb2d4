"""Reports, by keys and on real desks."""
