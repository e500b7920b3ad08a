"""Where read articles are kept and searched."""
