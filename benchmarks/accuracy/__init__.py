"""How well quotations and their speakers are found, measured on annotated articles."""
