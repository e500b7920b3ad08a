"""`python -m reader` is `quoth`."""

from reader.cli import main

main()
