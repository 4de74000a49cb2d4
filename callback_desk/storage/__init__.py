"""The encrypted database: the only SQLAlchemy in the house."""
