"""From the voices of articles to the speakers of a library."""
