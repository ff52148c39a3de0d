"""The control API under `/_sandbox/`, by which tests drive a running sandbox."""
