"""The first run: six short steps from nothing to a desk."""
