# Made from notify_typed/_engine/_async/__init__.py by scripts/make_sync.py; edit that.
"""What differs where calls block: senders, the driver, pages, and the client over them."""
