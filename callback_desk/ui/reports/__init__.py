"""Reports: the figures of a period as pictures, each with its table."""
