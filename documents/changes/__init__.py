"""What changed between two texts: sections paired and compared, what a new one drops, and why."""
