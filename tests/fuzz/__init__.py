"""Coverage-guided fuzzing of what reads strangers' bytes, by one command."""
