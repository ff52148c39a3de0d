"""What a running sandbox holds: its world, limits and counters, shared by its workers."""
