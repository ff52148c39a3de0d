"""Carry out one call of any HTTP API: what to ask, what may be tried again, what is known after."""
