# Made from notify_typed/admin/_groups_async/__init__.py by scripts/make_sync.py; edit that.
"""Groups of methods, one for each kind of thing that the API knows."""
