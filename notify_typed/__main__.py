"""Run the command as `python -m notify_typed`."""

from notify_typed._cli import main

if __name__ == "__main__":
    main()
