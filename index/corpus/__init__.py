"""From a file to articles."""
