# Made of groups/__init__.py by scripts/async_admin.py; change it there.
"""The methods, by what they are about; the async ones are made of the blocking ones."""
