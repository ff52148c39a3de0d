"""One module for each tag, one class in it for each operation."""
