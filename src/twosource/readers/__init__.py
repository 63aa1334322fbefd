"""Turn files into reports, and TOML into codebooks: the edge where things come in."""
