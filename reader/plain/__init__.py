"""The reader without a screen: lines to be read aloud, and commands typed as lines."""
