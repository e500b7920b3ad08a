"""From quotations to the voices that said them."""
