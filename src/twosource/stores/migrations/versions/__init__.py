"""The revisions; a new one names the one before it and never changes an old one."""
