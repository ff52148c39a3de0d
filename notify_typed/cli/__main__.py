"""Runs the command as `python -m notify_typed.cli`."""

from notify_typed.cli import main

if __name__ == "__main__":
    main()
