"""Kortversion: two pages for whoever decides, and a link to read them with the papers behind."""
