"""Spreadsheets and the jobs that make messages of their rows."""
