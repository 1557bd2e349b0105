"""Templates and clauses: those that come with the software, and a municipality's own."""
