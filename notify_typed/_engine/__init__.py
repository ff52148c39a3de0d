"""Carries out calls of an HTTP API: requests, retries, outcomes, lists. It names no API."""
