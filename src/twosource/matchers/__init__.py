"""Give the reasons for and against two claims telling of one event."""
