# Made from notify_typed/admin/caching/_async/__init__.py by scripts/make_sync.py; edit that.
"""The stores of the cache whose methods block."""
