"""Hold a server of the v2 API against its description."""
