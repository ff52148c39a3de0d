"""Reads what is to be sent: spreadsheets, lines of JSON, databases, iterables."""
