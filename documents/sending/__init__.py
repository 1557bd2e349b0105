"""A frozen text to somebody for a purpose: what is asked before, the mails and links, and who is reminded."""
