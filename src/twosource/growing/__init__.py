"""A record that grows: one more report touches little, with the outcome of a build from scratch."""
