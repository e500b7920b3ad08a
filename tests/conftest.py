"""How many examples of its own each property is tried with."""

import os

from hypothesis import settings

# The gate tries fewer than Hypothesis would; `make nightly` says how many, and they are more.
settings.register_profile("quoth", max_examples=int(os.environ.get("QUOTH_EXAMPLES", "40")))
settings.load_profile("quoth")
