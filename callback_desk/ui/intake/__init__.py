"""Taking leads in: the preview before anything is written."""
