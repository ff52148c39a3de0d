"""Typed clients of Notify's internal admin API."""
