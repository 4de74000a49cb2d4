"""The commands of `callback-desk`: a contract for schedulers, scripts and tests."""
