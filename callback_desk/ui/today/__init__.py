"""The page Today: the list of leads, and the card of the one that is called."""
