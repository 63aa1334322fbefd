"""Turn a report into our own parse, and a parse into claims."""
