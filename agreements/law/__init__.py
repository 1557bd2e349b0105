"""Laws as dated data: what a paragraph asks for, and which act took the place of another, from which day."""
