"""The screens: what lies where, and which command does what."""
