"""Know places by name."""
