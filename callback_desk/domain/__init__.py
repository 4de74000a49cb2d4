"""What the words mean: plain Python, no Qt, no SQLAlchemy, no files, no clock."""
