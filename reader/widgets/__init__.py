"""The widgets of the interface, one a module: data down, messages up."""
