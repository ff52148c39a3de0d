"""Compares the client with the official one and with bare httpx; `python -m benchmarks --help`."""
