"""The window: the only Qt in the house. It knows the services and the domain."""
