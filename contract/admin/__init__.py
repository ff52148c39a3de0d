"""Hold a server of the admin API against its description."""
