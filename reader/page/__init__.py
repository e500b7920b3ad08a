"""An article as it lies on the screen: cleaned, wrapped, marked, cited. No widget, no library."""
