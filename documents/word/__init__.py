"""Word there and back: a file to write in, and what a file that came back suggests and says."""
