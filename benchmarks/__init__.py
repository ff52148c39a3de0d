"""Compares client and sandbox with others, in one run; `python -m benchmarks --help`."""
