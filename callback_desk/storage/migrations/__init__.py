"""How the schema came about, one revision a file; a landed one is never edited."""
