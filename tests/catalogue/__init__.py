"""The catalogue of sentences: made from the code, kept in `resources/locale`."""
