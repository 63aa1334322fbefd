"""Reports in, a corroborated record of events out."""

__version__ = "0.1.0"
