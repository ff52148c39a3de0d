"""The control API under `/_sandbox/`: what tests do with a running sandbox."""
