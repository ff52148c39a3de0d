"""Typed client for the GOV.UK Notify v2 API."""
