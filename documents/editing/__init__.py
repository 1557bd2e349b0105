"""Writing a paper: its sections and its facts, saved so that nobody's typing is lost."""
