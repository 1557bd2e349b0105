"""How a paper becomes final: signed on paper, one after the other, or in another service."""
