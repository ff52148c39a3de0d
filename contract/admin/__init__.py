"""Holds the description of the admin API and a server against each other.

The same engine as for the v2 API, with what is special: whose tokens are good, what a server is
furnished with, how requests are aimed at it, and the promises that are checked by hand.
"""
