"""What came in and went out, for the registrar of each party: the entries, their files, and where they go."""
