"""From a parse to claims: triggers, roles, counts, time and stance, by rules over grammar."""
