"""Learns the weights of `index/data` from annotated articles; nothing at run time imports it."""
