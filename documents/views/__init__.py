"""The pages of papers: what they show and what they do is asked of the other modules."""
