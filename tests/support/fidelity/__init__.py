"""Holds the sandbox's answers against those that the real server was recorded to give."""
