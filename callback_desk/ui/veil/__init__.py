"""The veil: what hides the desk while nobody is at it, and who lifts it."""
