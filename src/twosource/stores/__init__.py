"""Keep the record."""
