"""Models, request builders and response parsers of the GOV.UK Notify admin API.

Generated from its OpenAPI description with `make generate`. Do not edit: a test compares.
"""
