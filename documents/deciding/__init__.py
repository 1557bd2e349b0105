"""How each party is going to decide about a text, what it has decided, and whether the paper can be signed."""
