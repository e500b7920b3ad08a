"""A model of contents, cues and sources, learnt from annotated news, and what it proposes."""
