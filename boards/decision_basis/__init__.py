"""Underlag för beslut: a short paper for the chief who decides without a board."""
