"""From an article to its quotations."""
