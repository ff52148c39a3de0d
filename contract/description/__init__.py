"""Reads the two descriptions, and the recordings that they are held against."""

from contract.description.openapi import ADMIN, V2, Description, Operation, leaves, walk

__all__ = ["ADMIN", "V2", "Description", "Operation", "leaves", "walk"]
