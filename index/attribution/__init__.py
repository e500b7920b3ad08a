"""From quotations to the voices that said them."""

from index.attribution.choose import attribute

__all__ = ["attribute"]
