"""The state of a running sandbox: its world, limits and counters, shared by its workers."""
