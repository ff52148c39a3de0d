"""One package for each tag, one module in it for each operation."""
