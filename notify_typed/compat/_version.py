"""Which interface this is, and whose work: the version that goes into the User-Agent."""

from notify_typed._version import __version__ as _own

__all__ = ["__version__"]

__version__ = f"13.0.0+notify-typed.{_own}"
"""The official client's version whose interface this has, with our own as its local part."""
