# Made of groups/__init__.py by scripts/async_admin.py; change it there.
"""The blocking client's methods, by what they are about. The async ones are made of these."""
