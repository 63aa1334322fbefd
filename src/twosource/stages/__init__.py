"""The verbs: pure functions; no clock, disk, network or randomness."""
